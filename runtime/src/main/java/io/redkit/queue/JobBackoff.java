package io.redkit.queue;

import java.time.Duration;

/**
 * How long a job waits after an attempt that failed: the first wait after the first attempt, and twice as long each time, up to
 * the longest. Half of each wait is by chance, so that jobs which failed together do not come back together.
 *
 * @param first the first wait; zero to try again at once
 * @param longest the longest wait
 */
public record JobBackoff(Duration first, Duration longest) {

    /** @throws IllegalArgumentException if a wait is negative, or the first is longer than the longest */
    public JobBackoff {
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "The waits between attempts are " + first + " to " + longest + "; the first must not be negative, nor"
                            + " longer than the longest");
        }
    }
}
