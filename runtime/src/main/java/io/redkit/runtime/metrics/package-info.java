/** The figures that a client publishes through Quarkus' metrics. */
@NullMarked
package io.redkit.runtime.metrics;

import org.jspecify.annotations.NullMarked;
