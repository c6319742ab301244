package io.redkit.queue;

import java.time.Duration;

/**
 * A bound on how often jobs start: in no span of this length more than so many, in all processes together.
 *
 * @param starts 1 to 100,000
 * @param period at least 1 ms
 */
public record JobRate(int starts, Duration period) {

    private static final int MOST = 100_000;

    /** @throws IllegalArgumentException if one is out of range */
    public JobRate {
        if (starts < 1 || starts > MOST || period.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The rate of jobs is " + starts + " in " + period + "; it must be 1 to 100000 in at least 1 ms");
        }
    }
}
