/** Jobs that are done later, and the board that shows them. */
@NullMarked
package io.redkit.demo.jobs;

import org.jspecify.annotations.NullMarked;
