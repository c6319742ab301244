package io.redkit.runtime.service;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/** A command that a subscriber waits for, such as the next operator. */
final class UniReply<T> extends SubscribedReply<T> implements UniSubscription {

    private final UniSubscriber<? super T> subscriber;

    UniReply(UniSubscriber<? super T> subscriber, ReplyDecoder<T> decoder) {
        super(decoder);
        this.subscriber = subscriber;
    }

    @Override
    @SuppressWarnings("NullAway") // an item may be null
    void tell(@Nullable T item, @Nullable Throwable failure) {
        if (failure != null) {
            subscriber.onFailure(failure);
        } else {
            subscriber.onItem(item);
        }
    }
}
