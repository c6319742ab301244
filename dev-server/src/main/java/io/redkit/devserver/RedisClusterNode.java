package io.redkit.devserver;

import java.io.IOException;

/**
 * A node of a {@link RedisCluster}.
 *
 * @param server its process, which may be killed, paused and restarted; it keeps its id and what it knows about the cluster
 * @param id its id in the cluster
 */
public record RedisClusterNode(RedisServer server, String id) {

    /** The TCP port for clients. */
    public int port() {
        return server.port();
    }

    /**
     * Asks the node what it is now.
     *
     * @throws RedisServerException if it does not answer
     */
    public RedisRole role() {
        try (RespConnection connection = server.access().open()) {
            return Replication.of(connection).role();
        } catch (IOException e) {
            throw new RedisServerException("The node at port " + port() + " does not tell its role: " + e.getMessage(), e);
        }
    }

    /** Port and id. */
    @Override
    public String toString() {
        return port() + " " + id;
    }
}
