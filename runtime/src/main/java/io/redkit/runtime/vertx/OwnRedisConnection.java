package io.redkit.runtime.vertx;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.OwnConnection;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;

/** Vert.x' connection on a connection of our own. Push messages go to its handler, on the context that opened it. */
final class OwnRedisConnection implements RedisConnection {

    private final Vertx vertx;
    private final OwnConnection connection;
    private final Messages messages;
    private volatile @Nullable Handler<Void> endHandler;

    private OwnRedisConnection(Vertx vertx, OwnConnection connection) {
        ContextInternal context = ((VertxInternal) vertx).getOrCreateContext();
        this.vertx = vertx;
        this.connection = connection;
        this.messages = new Messages(context, this::close);
        connection.onPush(messages::offer);
        connection.onEnd(reason -> context.emit(reason, this::ended));
    }

    static Future<RedisConnection> open(Vertx vertx, OwnConnection connection) {
        OwnRedisConnection opened = new OwnRedisConnection(vertx, connection);
        return PromisedReply.send(vertx, connection, Call.of(Commands.get("PING")))
                .transform(pong -> {
                    if (pong.succeeded() || isNotPermitted(pong.cause())) {
                        return Future.succeededFuture(opened);
                    }
                    connection.close();
                    return Future.failedFuture(pong.cause());
                });
    }

    /** A user who must not PING has a connection nevertheless. */
    private static boolean isNotPermitted(Throwable refusal) {
        return refusal instanceof ErrorType error && error.is("NOPERM");
    }

    @Override
    public Future<@Nullable Response> send(Request request) {
        return PromisedReply.send(vertx, connection, RequestArguments.toCall(request));
    }

    @Override
    public Future<List<@Nullable Response>> batch(List<Request> requests) {
        return Batch.send(requests, this::send);
    }

    private void ended(Throwable reason) {
        Handler<Void> handler = endHandler;
        if (handler != null) {
            handler.handle(null);
        }
    }

    @Override
    public RedisConnection exceptionHandler(@Nullable Handler<Throwable> handler) {
        messages.exceptionHandler(handler);
        return this;
    }

    @Override
    public RedisConnection handler(@Nullable Handler<Response> handler) {
        messages.handler(handler);
        return this;
    }

    @Override
    public RedisConnection pause() {
        messages.pause();
        return this;
    }

    @Override
    public RedisConnection resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public RedisConnection fetch(long amount) {
        messages.fetch(amount);
        return this;
    }

    @Override
    public RedisConnection endHandler(@Nullable Handler<Void> handler) {
        endHandler = handler;
        return this;
    }

    @Override
    public Future<Void> close() {
        connection.close();
        return Future.succeededFuture();
    }

    /** Never: a full connection refuses the command with an error. */
    @Override
    public boolean pendingQueueFull() {
        return false;
    }
}
