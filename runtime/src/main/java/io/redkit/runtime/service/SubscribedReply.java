package io.redkit.runtime.service;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.ReplyHandler;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/** A reply that somebody waits for who can cancel. The outcome is told on the Vert.x context of the subscription. */
abstract class SubscribedReply<T> implements ReplyHandler, Handler<Void> {

    private final ReplyDecoder<T> decoder;
    private final @Nullable ContextInternal context;
    private volatile boolean cancelled;
    private volatile @Nullable Runnable release;
    private @Nullable T item;
    private @Nullable Throwable failure;

    SubscribedReply(ReplyDecoder<T> decoder) {
        this.decoder = decoder;
        this.context = ContextInternal.current();
    }

    /** Tells the outcome. */
    abstract void tell(@Nullable T item, @Nullable Throwable failure);

    final boolean isCancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
        Runnable held = release;
        if (held != null) {
            held.run();
        }
    }

    @Override
    public final void onGiveUp(Runnable releaseConnection) {
        release = releaseConnection;
        if (cancelled) {
            releaseConnection.run();
        }
    }

    @Override
    public final void onReply(@Nullable Response reply) {
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
    public final void onFailure(RuntimeException reason) {
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
    public final void handle(@Nullable Void ignored) {
        if (!cancelled) {
            tell(item, failure);
        }
    }
}
