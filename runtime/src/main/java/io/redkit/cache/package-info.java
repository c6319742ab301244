/** Values of Redis in the memory of the process, and values that are computed once and kept in Redis. */
@NullMarked
package io.redkit.cache;

import org.jspecify.annotations.NullMarked;
