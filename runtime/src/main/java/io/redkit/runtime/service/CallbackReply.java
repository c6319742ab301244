package io.redkit.runtime.service;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/**
 * A command whose outcome goes to one of two callbacks. It is what Mutiny makes of them, in one object and with one capture
 * of the thread's contexts for both, because only one is called.
 */
final class CallbackReply<T> extends SubscribedReply<T> implements UniSubscriber<T>, Cancellable {

    private final Consumer<? super T> onItem;
    private final Consumer<? super Throwable> onFailure;
    private final Context context;
    private final Consumer<CallbackReply<T>> decorated;
    private @Nullable T item;
    private @Nullable Throwable failure;
    private @Nullable UniSubscription upstream;

    CallbackReply(ReplyDecoder<T> decoder, Context context, Consumer<? super T> onItem, Consumer<? super Throwable> onFailure) {
        super(decoder);
        this.onItem = onItem;
        this.onFailure = onFailure;
        this.context = context;
        this.decorated = Infrastructure.decorate((Consumer<CallbackReply<T>>) CallbackReply::call);
    }

    @Override
    void tell(@Nullable T received, @Nullable Throwable reason) {
        item = received;
        failure = reason;
        decorated.accept(this);
    }

    @SuppressWarnings("NullAway") // an item may be null
    private void call() {
        if (failure != null) {
            onFailure.accept(failure);
            return;
        }
        try {
            onItem.accept(item);
        } catch (RuntimeException | Error e) {
            Infrastructure.handleDroppedException(e);
        }
    }

    @Override
    public Context context() {
        return context;
    }

    /** Comes before the outcome where somebody has put himself in between, as observers of all subscriptions do. */
    @Override
    public void onSubscribe(UniSubscription subscription) {
        upstream = subscription;
    }

    @Override
    public void onItem(T received) {
        if (!isCancelled()) {
            tell(received, null);
        }
    }

    @Override
    public void onFailure(Throwable reason) {
        if (!isCancelled()) {
            tell(null, reason);
        }
    }

    @Override
    public void cancel() {
        super.cancel();
        UniSubscription its = upstream;
        if (its != null) {
            its.cancel();
        }
    }
}
