package io.redkit.runtime.connection;

import java.time.Duration;

import io.redkit.runtime.command.EqualJitter;

/** Waits between attempts: twice as long after each failure, up to a limit, half of it by chance. */
final class Backoff {

    private final EqualJitter waits;
    private int failures;

    Backoff(Duration initial, Duration max) {
        this.waits = new EqualJitter(initial, max);
    }

    /** Counts a failure and returns how long to wait now. */
    Duration next() {
        return Duration.ofMillis(waits.millisAfter(failures++));
    }

    void reset() {
        failures = 0;
    }
}
