package io.redkit.runtime.ratelimit;

import io.redkit.ratelimit.RateLimit;

/**
 * The figures of a limit as the scripts take them: integers, times in microseconds. Of GCRA, a unit takes a/b microseconds, as
 * a reduced fraction so that nothing is rounded, and c of them are given at once. Of a window, a units in b microseconds; of a
 * sliding one, c is the length of a sub-window.
 */
record Figures(String algorithm, long a, long b, long c, long block) {

    /** A unit comes back late by at most this part of the window. */
    static final int SUB_WINDOWS = 100;

    private static final long NANOS_OF_MICRO = 1000;

    static Figures of(RateLimit limit) {
        long micros = limit.period().toNanos() / NANOS_OF_MICRO;
        long block = limit.blockFor().toNanos() / NANOS_OF_MICRO;
        return switch (limit.algorithm()) {
            case GCRA -> {
                long divisor = gcd(micros, limit.permits());
                yield new Figures("g", micros / divisor, limit.permits() / divisor, limit.burst(), block);
            }
            case FIXED_WINDOW -> new Figures("f", limit.permits(), micros, 0, block);
            case SLIDING_WINDOW -> new Figures("s", limit.permits(), micros, (micros + SUB_WINDOWS - 1) / SUB_WINDOWS, block);
        };
    }

    private static long gcd(long some, long other) {
        return other == 0 ? some : gcd(other, some % other);
    }
}
