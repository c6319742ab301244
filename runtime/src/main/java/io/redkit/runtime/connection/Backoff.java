package io.redkit.runtime.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts: twice as long after each failure, up to a limit, half of it by chance. */
final class Backoff {

    private static final int LONGEST_SHIFT = 30;

    private final long initialMillis;
    private final long maxMillis;
    private int failures;

    Backoff(Duration initial, Duration max) {
        this.initialMillis = initial.toMillis();
        this.maxMillis = max.toMillis();
    }

    /** Counts a failure and returns how long to wait now. */
    Duration next() {
        long full = Math.min(maxMillis, initialMillis << Math.min(failures, LONGEST_SHIFT));
        failures++;
        long half = full / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(full - half + 1));
    }

    void reset() {
        failures = 0;
    }
}
