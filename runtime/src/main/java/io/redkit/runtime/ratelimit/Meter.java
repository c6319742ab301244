package io.redkit.runtime.ratelimit;

/**
 * What a subject has used of one limit, in the memory of this process. Counts exactly as the script does for the same
 * algorithm; {@code check.lua} explains it. Not thread-safe.
 */
interface Meter {

    /** Takes note of the time, in microseconds, before anything is asked; and of the figures, which may have changed. */
    void at(Figures figures, long now);

    /** Returns how many units can be spent now. */
    long free();

    /** Spends units that are free. */
    void spend(long units);

    /** Returns the microseconds until so many units are free, which are not now. */
    long untilFree(long units);

    /** Returns the microseconds until nothing is used any more. */
    long untilIdle();

    static Meter of(Figures figures) {
        return switch (figures.algorithm()) {
            case "g" -> new GcraMeter();
            case "f" -> new FixedWindowMeter();
            default -> new SlidingWindowMeter();
        };
    }
}
