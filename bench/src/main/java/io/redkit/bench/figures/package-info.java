/** The figures. A new one is a bean that implements {@link io.redkit.bench.Figure}; nothing else has to know it. */
@NullMarked
package io.redkit.bench.figures;

import org.jspecify.annotations.NullMarked;
