package io.redkit.lock;

/** How many replicas must know of a lock before it counts as acquired. */
public enum Acknowledgement {

    /** None: the master's word is enough. A failover right after it can let another one in. */
    NONE,
    /** At least one of the replicas that are connected. */
    ANY,
    /** All replicas that are connected. */
    ALL
}
