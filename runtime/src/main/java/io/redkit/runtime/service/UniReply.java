package io.redkit.runtime.service;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.ReplyHandler;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/** A command that a subscriber waits for. The outcome is emitted on the Vert.x context of the subscription. */
final class UniReply<T> implements ReplyHandler, UniSubscription, Handler<Void> {

    private final UniSubscriber<? super T> subscriber;
    private final ReplyDecoder<T> decoder;
    private final @Nullable ContextInternal context;
    private volatile boolean cancelled;
    private volatile @Nullable Runnable release;
    private @Nullable T item;
    private @Nullable Throwable failure;

    UniReply(UniSubscriber<? super T> subscriber, ReplyDecoder<T> decoder) {
        this.subscriber = subscriber;
        this.decoder = decoder;
        this.context = ContextInternal.current();
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void cancel() {
        cancelled = true;
        Runnable held = release;
        if (held != null) {
            held.run();
        }
    }

    @Override
    public void onGiveUp(Runnable releaseConnection) {
        release = releaseConnection;
        if (cancelled) {
            releaseConnection.run();
        }
    }

    @Override
    public void onReply(@Nullable Response reply) {
        if (cancelled) {
            return;
        }
        try {
            item = decoder.decode(reply);
        } catch (RuntimeException | Error e) {
            failure = e; // an Error too: the subscriber waits for an outcome
        }
        emit();
    }

    @Override
    public void onFailure(RuntimeException reason) {
        failure = reason;
        emit();
    }

    private void emit() {
        if (context == null) {
            handle(null);
        } else {
            context.emit(this);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // an item may be null
    public void handle(@Nullable Void ignored) {
        if (cancelled) {
            return;
        }
        if (failure != null) {
            subscriber.onFailure(failure);
        } else {
            subscriber.onItem(item);
        }
    }
}
