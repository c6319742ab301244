package io.redkit.runtime.vertx;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.OwnConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** Vert.x' client over shared connections; {@link #connect()} gives one that nobody shares. */
public final class SharedRedis implements Redis {

    private final Vertx vertx;
    private final CommandExecutor executor;
    private final Supplier<OwnConnection> connections;

    public SharedRedis(Vertx vertx, CommandExecutor executor, Supplier<OwnConnection> connections) {
        this.vertx = vertx;
        this.executor = executor;
        this.connections = connections;
    }

    /** Opens a connection and proves it with a PING, so that a failure shows here. */
    @Override
    public Future<RedisConnection> connect() {
        return OwnRedisConnection.open(vertx, connections.get());
    }

    @Override
    public Future<@Nullable Response> send(Request request) {
        return PromisedReply.send(vertx, executor, RequestArguments.toCall(request));
    }

    @Override
    public Future<List<@Nullable Response>> batch(List<Request> requests) {
        return Batch.send(requests, this::send);
    }

    /** Does nothing: the application closes the client when it ends. */
    @Override
    public void close() {
    }
}
