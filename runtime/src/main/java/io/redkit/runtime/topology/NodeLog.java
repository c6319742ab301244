package io.redkit.runtime.topology;

import org.jboss.logging.Logger;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.RedisException;

/** Writes into the log that one of several servers is lost, and that it is back; one line for each change. */
public final class NodeLog {

    private static final Logger LOG = Logger.getLogger("io.redkit.connection");

    private NodeLog() {
    }

    /** @param event about the connections to this server alone */
    public static void tell(Node node, ConnectionEvent event) {
        ConnectionState previous = event.previous();
        if (event.state() == ConnectionState.RECONNECTING) {
            RedisException failure = event.failure();
            LOG.warnf("Redis client %s has lost a %s, and goes on with the other servers: %s", event.clientName(), role(node),
                    failure == null ? node.endpoint() : failure.getMessage());
        } else if (event.state() == ConnectionState.READY
                && (previous == ConnectionState.RECONNECTING || previous == ConnectionState.DEGRADED)) {
            LOG.infof("Redis client %s reaches the %s at %s again", event.clientName(), role(node), node.endpoint());
        }
    }

    private static String role(Node node) {
        return node.isReplica() ? "replica" : "master";
    }
}
