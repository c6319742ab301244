package io.redkit.runtime.service;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.ReplyHandler;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.groups.UniSubscribe;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.vertx.redis.client.Response;

/**
 * A command that is sent when subscribed to. It is a {@code Uni} of its own kind, rather than made from an emitter, so that
 * a command on its way is one object; and so that a blocking caller can skip the reactive machinery.
 */
final class CommandUni<T> extends AbstractUni<T> {

    private final CommandExecutor executor;
    private final Call call;
    private final ReplyDecoder<T> decoder;

    CommandUni(CommandExecutor executor, Call call, ReplyDecoder<T> decoder) {
        this.executor = executor;
        this.call = call;
        this.decoder = decoder;
    }

    @Override
    public void subscribe(UniSubscriber<? super T> subscriber) {
        UniReply<T> reply = new UniReply<>(subscriber, decoder);
        subscriber.onSubscribe(reply);
        if (!reply.isCancelled()) {
            executor.send(call, reply);
        }
    }

    @Override
    public UniSubscribe<T> subscribe() {
        return new CommandSubscribe<>(this);
    }

    CallbackReply<T> reply(Context context, Consumer<? super T> onItem, Consumer<? super Throwable> onFailure) {
        return new CallbackReply<>(decoder, context, onItem, onFailure);
    }

    void send(ReplyHandler reply) {
        executor.send(call, reply);
    }

    /** Sends the command and waits for its outcome. */
    @Nullable
    T sendAndWait() {
        BlockingReply reply = new BlockingReply(call);
        executor.send(call, reply);
        Response received = reply.await();
        try {
            return decoder.decode(received);
        } catch (RuntimeException e) {
            throw BlockingReply.atCaller(e);
        }
    }
}
