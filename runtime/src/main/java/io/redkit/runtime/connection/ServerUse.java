package io.redkit.runtime.connection;

/** What a connection is meant for, which decides how it is prepared before its first command. */
public enum ServerUse {

    /** Whatever the server is. */
    ANY,
    /** Writes: a server that says it is a replica is left at once, since its name or address stands for a master. */
    MASTER,
    /** Reads from a replica of a cluster, which it refuses unless it was told that old data will do. */
    CLUSTER_REPLICA
}
