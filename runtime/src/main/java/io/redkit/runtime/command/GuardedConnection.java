package io.redkit.runtime.command;

import java.util.function.Consumer;

import io.redkit.ConnectionState;
import io.redkit.RedisException;
import io.vertx.redis.client.Response;

/**
 * A connection of its own whose commands take the way through decorators.
 *
 * @param connection the connection
 * @param guarded the decorators in front of it
 */
public record GuardedConnection(OwnConnection connection, CommandExecutor guarded) implements OwnConnection {

    @Override
    public void send(Call call, ReplyHandler handler) {
        guarded.send(call, handler);
    }

    @Override
    public void onPush(Consumer<Response> handler) {
        connection.onPush(handler);
    }

    @Override
    public void onEnd(Consumer<RedisException> handler) {
        connection.onEnd(handler);
    }

    @Override
    public ConnectionState state() {
        return connection.state();
    }

    @Override
    public void close() {
        connection.close();
    }
}
