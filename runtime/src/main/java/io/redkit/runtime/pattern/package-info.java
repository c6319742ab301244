/** What the patterns, such as locks and limits, stand on. They know this, the waist and scripts; not each other. */
@NullMarked
package io.redkit.runtime.pattern;

import org.jspecify.annotations.NullMarked;
