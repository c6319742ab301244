package io.redkit.runtime.topology.replication;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.redkit.OnConnectionLoss;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.connection.Connector;
import io.redkit.runtime.connection.OwnConnections;
import io.redkit.runtime.connection.ServerUse;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;

/**
 * Puts questions to servers, each over a connection of its own that is closed after the answer: they are rare, and so nothing
 * is kept up to servers that may be gone.
 */
final class Questions {

    /** Longest time for the answer to one question, the connection included. */
    static final Duration LONGEST = Duration.ofSeconds(1);

    private final TaskLoop loop;
    private final Connector connector;
    private final OwnConnections connections;

    /** @param connector knows how to log in to the servers that are asked */
    Questions(Vertx vertx, TaskLoop loop, Connector connector) {
        this.loop = loop;
        this.connector = connector;
        this.connections = new OwnConnections(vertx);
    }

    TaskLoop loop() {
        return loop;
    }

    /** Asks the server; the handler is told on the loop. */
    void put(Endpoint server, Call call, ReplyHandler handler) {
        OwnConnection connection = open(server);
        connection.send(call.within(LONGEST), new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                connection.close();
                loop.run(() -> handler.onReply(reply));
            }

            @Override
            public void onFailure(RuntimeException failure) {
                connection.close();
                loop.run(() -> handler.onFailure(failure));
            }
        });
    }

    /** Returns a connection to the server, which its first command opens; the caller closes it. */
    OwnConnection open(Endpoint server) {
        return connections.open(OnConnectionLoss.FAIL, connector.to(server, ServerUse.ANY));
    }

    void close() {
        connections.close();
    }
}
