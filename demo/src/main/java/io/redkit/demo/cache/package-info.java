/** Values that are slow to compute, and others that are read from memory. */
@NullMarked
package io.redkit.demo.cache;

import org.jspecify.annotations.NullMarked;
