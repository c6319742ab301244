/** Turns failures into answers that a page can show. */
@NullMarked
package io.redkit.demo.problems;

import org.jspecify.annotations.NullMarked;
