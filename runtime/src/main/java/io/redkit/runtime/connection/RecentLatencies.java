package io.redkit.runtime.connection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Times of the recent answers of one connection, in buckets that grow by a quarter of a power of two, so that a percentile
 * is right within a fifth. Old ones fade: the counts are halved after each few thousand answers.
 */
final class RecentLatencies {

    private static final int STEPS_PER_POWER = 4;
    private static final int FADE_AFTER = 4096;

    private final int[] counts = new int[Long.SIZE * STEPS_PER_POWER];
    private int total;

    void record(long nanos) {
        counts[bucket(Math.max(1, nanos))]++;
        total++;
        if (total >= FADE_AFTER) {
            fade();
        }
    }

    /** Adds those of another connection, which may go on recording meanwhile on its event loop. */
    void add(RecentLatencies other) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            int more = other.counts[bucket];
            counts[bucket] += more;
            total += more;
        }
    }

    /** Returns the time within which 99 of 100 answers came, null if there was none. */
    @Nullable
    Duration p99() {
        return percentile(99);
    }

    /** Returns the time within which so many of 100 answers came, null if there was none. */
    @Nullable
    Duration percentile(int percent) {
        if (total == 0) {
            return null;
        }
        long left = (long) total * (100 - percent) / 100 + 1;
        for (int bucket = counts.length - 1; bucket >= 0; bucket--) {
            left -= counts[bucket];
            if (left <= 0) {
                return Duration.ofNanos(upperBound(bucket));
            }
        }
        return null;
    }

    private void fade() {
        total = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] /= 2;
            total += counts[bucket];
        }
    }

    private static int bucket(long nanos) {
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int step = power < 2 ? 0 : (int) (nanos >>> (power - 2)) & (STEPS_PER_POWER - 1);
        return power * STEPS_PER_POWER + step;
    }

    private static long upperBound(int bucket) {
        int power = bucket / STEPS_PER_POWER;
        long step = bucket % STEPS_PER_POWER + 1L;
        return power < 2 ? 2L << power : (1L << power) + (step << (power - 2));
    }
}
