package io.redkit.bench.load;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Where the reply to a request goes, on any thread. One for all requests of a caller.
 *
 * @param <T> type of the reply
 */
public record Reply<T>(Consumer<T> onValue, Consumer<Throwable> onFailure) {

    public void value(@Nullable T value) {
        onValue.accept(value);
    }

    public void failure(Throwable failure) {
        onFailure.accept(failure);
    }
}
