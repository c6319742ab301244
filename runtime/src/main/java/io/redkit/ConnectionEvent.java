package io.redkit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * CDI event: the connection state of a client has changed. It is fired once for a change, not once for an attempt, on a
 * worker thread and in order.
 *
 * @param clientName name of the client, {@code <default>} for the default one
 * @param state the new state
 * @param previous the state before
 * @param host host of the server, or path of its Unix socket
 * @param port port of the server, -1 for a Unix socket
 * @param database index of the logical database
 * @param retryIn time until the next attempt to connect, for {@link ConnectionState#RECONNECTING} and
 *        {@link ConnectionState#DEGRADED}, else null
 * @param failure why the connection was lost or could not be opened, for the same two states, else null
 */
public record ConnectionEvent(String clientName, ConnectionState state, ConnectionState previous, String host, int port,
        int database, @Nullable Duration retryIn, @Nullable RedisException failure) {
}
