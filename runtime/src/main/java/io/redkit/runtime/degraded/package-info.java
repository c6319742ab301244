/** What commands do while Redis is away for longer. */
@NullMarked
package io.redkit.runtime.degraded;

import org.jspecify.annotations.NullMarked;
