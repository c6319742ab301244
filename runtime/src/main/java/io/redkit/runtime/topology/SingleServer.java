package io.redkit.runtime.topology;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.NodeReport;
import io.redkit.NodeReport.Role;
import io.redkit.OnConnectionLoss;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.connection.Connector;
import io.redkit.runtime.connection.OwnConnections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** One server for everything. */
public final class SingleServer implements ServerSet {

    private final Node node;
    private final OwnConnections ownConnections;

    public SingleServer(Vertx vertx, Connector connector, OwnConnections ownConnections, Consumer<ConnectionEvent> events) {
        this.node = new Node(vertx, connector, ownConnections, Role.MASTER, events);
        this.ownConnections = ownConnections;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        node.send(call, handler);
    }

    @Override
    public ConnectionState state() {
        return node.state();
    }

    @Override
    public List<NodeReport> nodes() {
        return List.of(node.report());
    }

    @Override
    public OwnConnection open(OnConnectionLoss onLoss) {
        return ownConnections.open(onLoss, node.connector());
    }

    @Override
    public void watchMasters(Consumer<List<Master>> watcher) {
        watcher.accept(List.of(node));
    }

    @Override
    public Future<Void> close(Duration grace) {
        return node.close(grace);
    }
}
