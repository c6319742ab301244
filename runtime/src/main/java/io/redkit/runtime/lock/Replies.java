package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/** The reply to one command, decoded. It arrives also if nobody is interested any more: a lock may have to be released. */
final class Replies<T> extends CompletableFuture<T> implements ReplyHandler {

    private final Function<@Nullable Response, T> decoder;

    private Replies(Function<@Nullable Response, T> decoder) {
        this.decoder = decoder;
    }

    static <T> CompletableFuture<T> send(CommandExecutor over, Call call, Function<@Nullable Response, T> decoder) {
        Replies<T> reply = new Replies<>(decoder);
        over.send(call, reply);
        return reply;
    }

    @Override
    public void onReply(@Nullable Response reply) {
        try {
            complete(decoder.apply(reply));
        } catch (RuntimeException e) {
            completeExceptionally(e);
        }
    }

    @Override
    public void onFailure(RuntimeException failure) {
        completeExceptionally(failure);
    }
}
