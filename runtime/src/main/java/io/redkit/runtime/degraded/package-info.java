/** Whether Redis is away for longer, who is told so, and what commands do meanwhile. */
@NullMarked
package io.redkit.runtime.degraded;

import org.jspecify.annotations.NullMarked;
