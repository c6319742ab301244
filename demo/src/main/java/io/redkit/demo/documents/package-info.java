/** Stores JSON documents that expire. */
@NullMarked
package io.redkit.demo.documents;

import org.jspecify.annotations.NullMarked;
