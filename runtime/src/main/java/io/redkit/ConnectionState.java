package io.redkit;

/** State of a client's shared connections, taken together. */
public enum ConnectionState {

    /** No connection was needed yet: the first command opens one. */
    IDLE,

    /** A first connection is being opened; commands wait for it. */
    CONNECTING,

    /** At least one connection is open, and its handshake is done. */
    READY,

    /** All connections are lost or could not be opened; commands wait for the next attempts. */
    RECONNECTING,

    /**
     * The outage has lasted, or the server refuses connections: commands no longer wait, and each feature follows its policy
     * for such times. Probes go on until one succeeds.
     */
    DEGRADED,

    /** The client is closed for good. */
    CLOSED
}
