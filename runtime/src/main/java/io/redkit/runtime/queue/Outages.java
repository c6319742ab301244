package io.redkit.runtime.queue;

import io.redkit.RedisConnectionException;
import io.redkit.RedisTimeoutException;

/** Tells failures that pass by themselves, of which the client itself says enough, from those that somebody has to mend. */
final class Outages {

    private Outages() {
    }

    static boolean isOutage(Throwable failure) {
        return failure instanceof RedisConnectionException || failure instanceof RedisTimeoutException;
    }
}
