/** Near caches: what is kept, how it is filled, and how the masters tell that it has changed. */
@NullMarked
package io.redkit.runtime.nearcache;

import org.jspecify.annotations.NullMarked;
