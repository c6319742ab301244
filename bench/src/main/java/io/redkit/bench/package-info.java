/** Figures that anybody can measure again: one class each, listed and run by name. */
@NullMarked
package io.redkit.bench;

import org.jspecify.annotations.NullMarked;
