/** A lock for which the tabs of browsers race. */
@NullMarked
package io.redkit.demo.race;

import org.jspecify.annotations.NullMarked;
