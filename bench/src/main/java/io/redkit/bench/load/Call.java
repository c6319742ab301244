package io.redkit.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * A request that callers repeat and wait for, and the check of its reply.
 *
 * @param <T> type of the reply
 */
public interface Call<T> {

    /** @param turn a number that grows, for a choice between keys */
    @Nullable
    T request(int turn) throws Exception;

    /** Returns whether this is the right reply to the request of that turn. */
    boolean isRight(int turn, @Nullable T reply);
}
