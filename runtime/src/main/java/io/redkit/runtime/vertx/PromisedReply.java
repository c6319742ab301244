package io.redkit.runtime.vertx;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.future.PromiseInternal;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;

/** Completes a Vert.x future, on the context of its caller. Errors of the server take the form that Vert.x gives them. */
final class PromisedReply implements ReplyHandler {

    private final PromiseInternal<@Nullable Response> promise;

    private PromisedReply(PromiseInternal<@Nullable Response> promise) {
        this.promise = promise;
    }

    static Future<@Nullable Response> send(Vertx vertx, CommandExecutor executor, Call call) {
        PromiseInternal<@Nullable Response> promise = ((VertxInternal) vertx).getOrCreateContext().promise();
        executor.send(call, new PromisedReply(promise));
        return promise.future();
    }

    @Override
    public void onReply(@Nullable Response reply) {
        promise.complete(reply);
    }

    @Override
    public void onFailure(RuntimeException failure) {
        boolean answered = failure instanceof RedisServerException server && server.delivery() == Delivery.ANSWERED;
        promise.fail(answered ? ErrorType.create(((RedisServerException) failure).serverText()) : failure);
    }
}
