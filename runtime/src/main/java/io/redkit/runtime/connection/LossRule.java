package io.redkit.runtime.connection;

import java.util.Set;

import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;

/** Tells whether a failure is one of the connection or the server, and passes, or one of the call. */
final class LossRule {

    /**
     * The server refuses for now. A slot that is just moving (ASK, TRYAGAIN) will have moved: then the server says so in its
     * own way, and the call goes after it.
     */
    private static final Set<String> NOT_EXECUTED = Set.of("ASK", "CLUSTERDOWN", "LOADING", "MASTERDOWN", "TRYAGAIN");

    private LossRule() {
    }

    /**
     * Returns whether the connection or its server is at fault, and not the call. A silent server counts, and so does a
     * refusal. An answer that is late on a living connection does not: sent again and again, the call would be executed as
     * often.
     *
     * @param connectionGone whether the connection over which the call was sent has ended
     */
    static boolean isLoss(RuntimeException failure, boolean connectionGone) {
        if (failure instanceof RedisTimeoutException late) {
            return late.delivery() == Delivery.NOT_SENT || connectionGone;
        }
        if (failure instanceof RedisServerException refusal) {
            return refusal.delivery() == Delivery.NOT_SENT || NOT_EXECUTED.contains(refusal.code()) || isDemotion(refusal);
        }
        return failure instanceof RedisConnectionException || failure instanceof RedisClosedException;
    }

    /** Returns whether the server has become a replica, so that the name of the server is to be looked up anew. */
    static boolean isDemotion(RuntimeException failure) {
        return failure instanceof RedisServerException refusal && (refusal.code().equals("READONLY")
                || refusal.code().equals("UNBLOCKED") && refusal.serverText().contains("instance state changed"));
    }
}
