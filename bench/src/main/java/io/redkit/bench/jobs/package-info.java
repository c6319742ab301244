/** The contenders of the figures on jobs. */
@NullMarked
package io.redkit.bench.jobs;

import org.jspecify.annotations.NullMarked;
