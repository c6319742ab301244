package io.redkit;

/**
 * What a client knows of one server that it uses.
 *
 * @param host host name or address; for a Unix socket its path
 * @param port TCP port, -1 for a Unix socket
 * @param role what the client uses the server for
 * @param state state of the connections to it; {@link ConnectionState#IDLE} if none was needed yet
 */
public record NodeReport(String host, int port, Role role, ConnectionState state) {

    /** What a client uses a server for. */
    public enum Role {
        /** Writes, and reads unless they go elsewhere. */
        MASTER,
        /** Reads only. */
        REPLICA
    }
}
