package io.redkit.bench.load;

import io.smallrye.mutiny.Uni;

/**
 * A request that callers repeat, and the check of its reply.
 *
 * @param <T> type of the reply
 */
public interface Exchange<T> {

    /** @param turn a number that grows, for a choice between keys */
    Uni<T> request(int turn);

    /** Returns whether this is the right reply to the request of that turn. */
    boolean isRight(int turn, T reply);
}
