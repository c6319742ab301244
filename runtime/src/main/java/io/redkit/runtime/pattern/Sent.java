package io.redkit.runtime.pattern;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/** The decoded reply to a command. It arrives also if nobody is interested any more: a lock may have to be released. */
public final class Sent<T extends @Nullable Object> extends CompletableFuture<T> implements ReplyHandler {

    private final Function<@Nullable Response, T> decoder;

    private Sent(Function<@Nullable Response, T> decoder) {
        this.decoder = decoder;
    }

    public static <T extends @Nullable Object> CompletableFuture<T> send(CommandExecutor over, Call call,
            Function<@Nullable Response, T> decoder) {
        Sent<T> sent = new Sent<>(decoder);
        over.send(call, sent);
        return sent;
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
