package io.redkit.runtime.topology.replication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.NodeReport.Role;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.connection.Connector;
import io.redkit.runtime.connection.OwnConnections;
import io.redkit.runtime.connection.ServerUse;
import io.redkit.runtime.topology.Node;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;

/**
 * The replicas that are in use. One that was added answers reads when a first connection to it is open: nothing waits for it,
 * as it may not be reachable from here. Thread-safe.
 */
final class Replicas {

    private static final Call PING = Call.of(Commands.get("PING"));

    private static final ReplyHandler IGNORED = new ReplyHandler() {
        @Override
        public void onReply(@Nullable Response reply) {
            // the node tells when it is connected
        }

        @Override
        public void onFailure(RuntimeException failure) {
            // the node goes on trying
        }
    };

    private final Vertx vertx;
    private final Connector connector;
    private final OwnConnections ownConnections;
    private final BiConsumer<Node, ConnectionEvent> events;
    private final Map<Endpoint, Node> byEndpoint = new LinkedHashMap<>();
    private final Set<Node> proven = new HashSet<>();
    private volatile List<Node> ready = List.of();
    private volatile boolean wanted;
    private boolean closed;

    /** @param events is told of changes of replicas that are in use */
    Replicas(Vertx vertx, Connector connector, OwnConnections ownConnections, BiConsumer<Node, ConnectionEvent> events) {
        this.vertx = vertx;
        this.connector = connector;
        this.ownConnections = ownConnections;
        this.events = events;
    }

    /** Returns those that a read can be sent to. The first call has the connections opened. */
    List<Node> wanted() {
        if (!wanted) {
            wanted = true;
            all().forEach(Replicas::open);
        }
        return ready;
    }

    /** Returns whether a read ever asked for one. */
    boolean areWanted() {
        return wanted;
    }

    synchronized List<Node> all() {
        return List.copyOf(byEndpoint.values());
    }

    /** Uses these and no others; returns the dropped ones, still open. */
    List<Node> use(List<Endpoint> endpoints) {
        List<Node> added = new ArrayList<>();
        List<Node> dropped = replace(endpoints, added);
        if (wanted) {
            added.forEach(Replicas::open); // not under the lock: the nodes tell others, who have locks of their own
        }
        return dropped;
    }

    private synchronized List<Node> replace(List<Endpoint> endpoints, List<Node> added) {
        if (closed) {
            return List.of();
        }
        for (Endpoint endpoint : endpoints) {
            if (!byEndpoint.containsKey(endpoint)) {
                Node node = node(endpoint);
                byEndpoint.put(endpoint, node);
                added.add(node);
            }
        }
        List<Node> dropped = new ArrayList<>();
        byEndpoint.entrySet().removeIf(entry -> !endpoints.contains(entry.getKey()) && dropped.add(entry.getValue()));
        dropped.forEach(proven::remove);
        ready = List.copyOf(proven);
        return dropped;
    }

    private Node node(Endpoint endpoint) {
        Relay relay = new Relay();
        Node added = new Node(vertx, connector.to(endpoint, ServerUse.ANY), ownConnections, Role.REPLICA, relay);
        relay.node = added;
        return added;
    }

    private static void open(Node node) {
        node.send(PING, IGNORED);
    }

    private synchronized boolean isInUse(Node node, ConnectionEvent event) {
        boolean inUse = byEndpoint.containsValue(node);
        if (inUse && event.state() == ConnectionState.READY && proven.add(node)) {
            ready = List.copyOf(proven);
        }
        return inUse;
    }

    synchronized Future<Void> close(Duration grace) {
        closed = true;
        return Future.join(all().stream().map(node -> node.close(grace)).toList()).mapEmpty();
    }

    /** Passes on what happens to a replica, as long as it is in use. */
    private final class Relay implements Consumer<ConnectionEvent> {

        private volatile @Nullable Node node;

        @Override
        public void accept(ConnectionEvent event) {
            Node about = node;
            if (about != null && isInUse(about, event)) {
                events.accept(about, event);
            }
        }
    }
}
