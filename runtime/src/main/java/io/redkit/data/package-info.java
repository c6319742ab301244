/**
 * Redis' data beyond single commands: scripts.
 */
@NullMarked
package io.redkit.data;

import org.jspecify.annotations.NullMarked;
