/**
 * A real Redis server as a local process, for development, tests and benchmarks: started from the binary that
 * {@code embedded-redis} carries, from the {@code PATH} or from a given file, and gone with the Java process that started it.
 */
@NullMarked
package io.redkit.devserver;

import org.jspecify.annotations.NullMarked;
