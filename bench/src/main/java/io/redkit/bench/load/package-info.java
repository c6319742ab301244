/** The load generator: callers in closed loops on the event loops, and what they saw. */
@NullMarked
package io.redkit.bench.load;

import org.jspecify.annotations.NullMarked;
