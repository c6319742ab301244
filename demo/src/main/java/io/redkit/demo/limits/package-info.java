/** An endpoint that a visitor may call only so often. */
@NullMarked
package io.redkit.demo.limits;

import org.jspecify.annotations.NullMarked;
