package io.redkit.runtime.command;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that double with each failure up to a limit, half of each by chance, so that many who failed together do not come
 * back together.
 *
 * @param initial the first wait, at most
 * @param max the longest wait
 */
public record EqualJitter(Duration initial, Duration max) {

    private static final int LONGEST_SHIFT = 30;

    /** Returns the milliseconds to wait after so many failures, the first being 0. */
    public long millisAfter(int failures) {
        long full = Math.min(max.toMillis(), initial.toMillis() << Math.min(failures, LONGEST_SHIFT));
        long half = full / 2;
        return half + ThreadLocalRandom.current().nextLong(full - half + 1);
    }
}
