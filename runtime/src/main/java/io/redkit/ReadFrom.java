package io.redkit;

/**
 * Which servers answer commands that only read, where data is kept on more than one server. Everything else goes to the master,
 * always.
 * <p>
 * Replicas follow their master with a delay: normally milliseconds, under load or after a broken link any time. A read that a
 * replica answers can miss what was written before, even by the same caller, and two reads in a row can go back in time when
 * different servers answer them. Only {@link #MASTER} shows a caller its own writes. Where there is a single server, all
 * policies are the same.
 */
public enum ReadFrom {

    /** The master answers. While there is none, reads fail or wait as writes do. */
    MASTER,

    /**
     * A replica answers, and the master where no replica can be reached. Takes load off the master, at the price of stale
     * reads.
     */
    PREFER_REPLICA,

    /** The master and its replicas take turns. Spreads the load evenly, at the price of stale reads. */
    ANY,

    /**
     * The server that answers fastest from here does, master or replica; for servers in several zones or regions. Reads can be
     * stale.
     */
    LOWEST_LATENCY
}
