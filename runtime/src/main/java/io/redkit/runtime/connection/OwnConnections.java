package io.redkit.runtime.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.redkit.OnConnectionLoss;
import io.redkit.runtime.command.OwnConnection;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** Opens the connections of one client that nobody shares, and closes those that are left when the client is closed. */
public final class OwnConnections {

    private final VertxInternal vertx;
    private final Set<OwnConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public OwnConnections(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    /** Returns a connection that is opened by its first call. */
    public OwnConnection open(OnConnectionLoss onLoss, Connector connector) {
        ContextInternal context = vertx.createEventLoopContext();
        OwnConnection connection = onLoss == OnConnectionLoss.WAIT ? new PersistentConnection(context, connector)
                : new DedicatedConnection(context, connector);
        open.add(connection);
        connection.onEnd(reason -> open.remove(connection));
        if (closed) {
            connection.close();
        }
        return connection;
    }

    int count() {
        return open.size();
    }

    /** Closes all, and every further one at once. */
    public void close() {
        closed = true;
        open.forEach(OwnConnection::close);
    }
}
