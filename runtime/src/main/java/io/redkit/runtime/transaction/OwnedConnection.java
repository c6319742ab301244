package io.redkit.runtime.transaction;

import io.redkit.ConnectionState;
import io.redkit.runtime.command.OwnConnection;

/** A connection that serves one transaction after the other, never two at a time. */
final class OwnedConnection {

    final OwnConnection connection;

    /** Whether the server has taken a MULTI from it, so that the next one can be sent together with what follows. */
    boolean isProven;
    long idleSinceNanos;

    OwnedConnection(OwnConnection connection) {
        this.connection = connection;
    }

    boolean isReady() {
        return connection.state() == ConnectionState.READY;
    }
}
