/** A chat over WebSockets, in rooms that all instances of this application share. */
@NullMarked
package io.redkit.demo.chat;

import org.jspecify.annotations.NullMarked;
