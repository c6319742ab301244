/** Caches in Redis, and in front of it. */
@NullMarked
package io.redkit.cache;

import org.jspecify.annotations.NullMarked;
