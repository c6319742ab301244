/**
 * Rooms: who is here, what was said, and word of both on all nodes; who is online; and the bridge to WebSockets.
 */
@NullMarked
package io.redkit.room;

import org.jspecify.annotations.NullMarked;
