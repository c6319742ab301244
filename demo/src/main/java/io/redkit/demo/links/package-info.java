/** Shortens URLs and counts who follows them. */
@NullMarked
package io.redkit.demo.links;

import org.jspecify.annotations.NullMarked;
