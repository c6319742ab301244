/** Rooms and presence, and their bridge to WebSockets. */
@NullMarked
package io.redkit.runtime.room;

import org.jspecify.annotations.NullMarked;
