package io.redkit.runtime.command;

import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;

/** Sees to which server a call goes. */
@FunctionalInterface
public interface Witness {

    /**
     * Is told on the event loop of the connection, each time that the call is written: the reply that the caller gets is that
     * of the last time. Must not block.
     *
     * @param server address of the other side of the connection, null if it is closed already
     */
    void onSent(@Nullable SocketAddress server);
}
