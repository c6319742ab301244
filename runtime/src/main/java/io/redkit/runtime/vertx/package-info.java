/** Vert.x' own Redis types over the lanes of a client, so that libraries written for them share its connections. */
@NullMarked
package io.redkit.runtime.vertx;

import org.jspecify.annotations.NullMarked;
