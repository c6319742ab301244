/** Caches on the waist. */
@NullMarked
package io.redkit.runtime.cache;

import org.jspecify.annotations.NullMarked;
