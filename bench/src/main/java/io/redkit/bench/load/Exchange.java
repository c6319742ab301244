package io.redkit.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * A request that callers repeat without blocking, and the check of its reply.
 *
 * @param <T> type of the reply
 */
public interface Exchange<T> {

    /** @param turn a number that grows, for a choice between keys */
    void send(int turn, Reply<T> reply);

    /** Returns whether this is the right reply to the request of that turn. */
    boolean isRight(int turn, @Nullable T reply);

    /** Returns whether a caller comes back to its event loop for each reply, instead of going on where the reply came. */
    default boolean isHomeward() {
        return true;
    }
}
