package io.redkit.runtime.topology.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionEvent;
import io.redkit.NodeReport.Role;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.connection.Connector;
import io.redkit.runtime.connection.OwnConnections;
import io.redkit.runtime.connection.ServerUse;
import io.redkit.runtime.topology.Node;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The nodes that this client uses, by address and role. A node that changes its role becomes another one: a connection that
 * may read old data must not be taken for one to a master. Thread-safe.
 */
final class ClusterNodes {

    private record Key(Endpoint endpoint, Role role) {
    }

    private final Vertx vertx;
    private final Connector connector;
    private final OwnConnections ownConnections;
    private final Map<Endpoint, Endpoint> addressMap;
    private final BiConsumer<Node, ConnectionEvent> events;
    private final Map<Key, Node> nodes = new HashMap<>();
    private boolean closed;

    /**
     * @param addressMap addresses as the cluster announces them, and where this client finds them
     * @param events is told of changes of nodes that are in use
     */
    ClusterNodes(Vertx vertx, Connector connector, OwnConnections ownConnections, Map<Endpoint, Endpoint> addressMap,
            BiConsumer<Node, ConnectionEvent> events) {
        this.vertx = vertx;
        this.connector = connector;
        this.ownConnections = ownConnections;
        this.addressMap = addressMap;
        this.events = events;
    }

    /** Returns the master at this address, as the cluster announces it. */
    Node master(Endpoint announced) {
        return node(reached(announced), Role.MASTER);
    }

    Node replica(Endpoint announced) {
        return node(reached(announced), Role.REPLICA);
    }

    /** Returns a node that the configuration names. */
    Node seed(Endpoint configured) {
        return node(configured, Role.MASTER);
    }

    private Endpoint reached(Endpoint announced) {
        return addressMap.getOrDefault(announced, announced);
    }

    private synchronized Node node(Endpoint endpoint, Role role) {
        Key key = new Key(endpoint, role);
        Node known = nodes.get(key);
        if (known != null) {
            return known;
        }
        ServerUse use = role == Role.MASTER ? ServerUse.ANY : ServerUse.CLUSTER_REPLICA;
        Relay relay = new Relay();
        Node added = new Node(vertx, connector.to(endpoint, use), ownConnections, role, relay);
        relay.node = added;
        if (closed) {
            added.close(Duration.ZERO);
        }
        nodes.put(key, added);
        return added;
    }

    synchronized boolean contains(Node node) {
        return nodes.containsValue(node);
    }

    synchronized List<Node> all() {
        return List.copyOf(nodes.values());
    }

    /** Drops all others; returns them, still open. */
    synchronized List<Node> retain(Collection<Node> used) {
        Set<Node> kept = new HashSet<>(used);
        List<Node> dropped = new ArrayList<>(nodes.values());
        dropped.removeIf(kept::contains);
        nodes.values().retainAll(kept);
        return dropped;
    }

    Future<Void> close(Duration grace) {
        List<Node> open;
        synchronized (this) {
            closed = true;
            open = all();
        }
        return Future.join(open.stream().map(node -> node.close(grace)).toList()).mapEmpty();
    }

    /** Passes on what happens to a node, as long as it is in use. */
    private final class Relay implements java.util.function.Consumer<ConnectionEvent> {

        private volatile @Nullable Node node;

        @Override
        public void accept(ConnectionEvent event) {
            Node about = node;
            if (about != null && contains(about)) {
                events.accept(about, event);
            }
        }
    }
}
