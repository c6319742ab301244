package io.redkit.devserver;

/** What a data server is at the moment. */
public enum RedisRole {
    /** Takes writes. */
    MASTER,
    /** Follows a master. */
    REPLICA
}
