/**
 * How objects become values in Redis and back: JSON with a declared type, text, bytes, and encryption around any of them.
 */
@NullMarked
package io.redkit.codec;

import org.jspecify.annotations.NullMarked;
