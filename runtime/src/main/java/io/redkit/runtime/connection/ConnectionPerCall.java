package io.redkit.runtime.connection;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/** Opens a connection for each call and closes it afterwards: for blocking commands of callers who have none of their own. */
public final class ConnectionPerCall implements CommandExecutor {

    private final Supplier<? extends OwnConnection> connections;

    public ConnectionPerCall(Supplier<? extends OwnConnection> connections) {
        this.connections = connections;
    }

    @Override
    public void send(Call call, ReplyHandler handler) {
        OwnConnection connection = connections.get();
        handler.onGiveUp(connection::close); // else it would go on waiting, and take an element for nobody
        connection.send(call, new ReplyHandler() {
            @Override
            public void onReply(@Nullable Response reply) {
                connection.close();
                handler.onReply(reply);
            }

            @Override
            public void onFailure(RuntimeException failure) {
                connection.close();
                handler.onFailure(failure);
            }
        });
    }
}
