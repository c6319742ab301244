package io.redkit.runtime.topology;

import java.time.Duration;
import java.util.function.Consumer;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.NodeReport;
import io.redkit.NodeReport.Role;
import io.redkit.OnConnectionLoss;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.command.SharedUse;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.connection.ConnectionPerCall;
import io.redkit.runtime.connection.Connector;
import io.redkit.runtime.connection.LaneGroup;
import io.redkit.runtime.connection.OwnConnections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * One server in one role: the shared connections to it, and one of its own for each command that blocks. Opens nothing
 * before the first call.
 */
public final class Node implements CommandExecutor, Master {

    private final Connector connector;
    private final Role role;
    private final LaneGroup lanes;
    private final CommandExecutor executor;
    private final OwnConnections ownConnections;
    private volatile long latencyNanos;

    /** @param events is told of changes of the state of this node; must not block */
    public Node(Vertx vertx, Connector connector, OwnConnections ownConnections, Role role, Consumer<ConnectionEvent> events) {
        this.connector = connector;
        this.role = role;
        this.lanes = new LaneGroup(vertx, connector, events);
        this.ownConnections = ownConnections;
        this.executor = new SharedUse(lanes, new ConnectionPerCall(this::open));
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        executor.send(call, handler);
    }

    @Override
    public OwnConnection open() {
        return ownConnections.open(OnConnectionLoss.FAIL, connector);
    }

    public Connector connector() {
        return connector;
    }

    public Role role() {
        return role;
    }

    public boolean isReplica() {
        return role == Role.REPLICA;
    }

    /** Returns the server; where its name stands for changing ones, the latest. */
    public Endpoint endpoint() {
        return connector.latestEndpoint();
    }

    public ConnectionState state() {
        return lanes.state();
    }

    /** Returns whether a connection is away. The others may only not have noticed yet, because they had nothing to send. */
    public boolean isImpaired() {
        return lanes.isImpaired();
    }

    /** Returns whether a call has a fair chance: there is a connection, or nobody has tried yet. */
    public boolean isPromising() {
        ConnectionState now = state();
        return now == ConnectionState.READY || now == ConnectionState.IDLE;
    }

    /** Returns about how long the recent answers took; 0 before the first, so that it is tried. */
    public long latencyNanos() {
        return latencyNanos;
    }

    /** Notes how long an answer took. That two threads may do so at once, and one be lost, does no harm. */
    public void answeredAfter(long nanos) {
        long before = latencyNanos;
        latencyNanos = before == 0 ? nanos : before + (nanos - before) / 16;
    }

    public NodeReport report() {
        Endpoint server = endpoint();
        return new NodeReport(server.host(), server.port(), role, state());
    }

    /** Looks for the server anew, because its name may stand for another one by now. Does not wait. */
    public void lookAnew() {
        lanes.lookAnew();
    }

    /** Fails, as not sent, the calls that wait for a connection: they belong elsewhere. Does not wait. */
    public void evict() {
        lanes.evict();
    }

    public Future<Void> close(Duration grace) {
        return lanes.close(grace);
    }
}
