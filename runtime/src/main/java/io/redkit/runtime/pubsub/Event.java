package io.redkit.runtime.pubsub;

import org.jspecify.annotations.Nullable;

import io.redkit.pubsub.Gap;

/** What a subscription has to tell next. */
sealed interface Event<T> {

    /** An item, which is told only when it is asked for. */
    record Item<T>(T value) implements Event<T> {
    }

    /** A place where something may be missing. */
    record Missing<T>(Gap gap) implements Event<T> {
    }

    /** The end, by a failure unless that is null. */
    record End<T>(@Nullable Throwable failure) implements Event<T> {
    }
}
