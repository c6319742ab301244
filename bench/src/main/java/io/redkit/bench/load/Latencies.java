package io.redkit.bench.load;

/**
 * A histogram of times, exact to three per cent: each power of two of nanoseconds is divided into 32 steps. Not
 * thread-safe.
 */
final class Latencies {

    private static final int STEP_BITS = 5;
    private static final int STEPS = 1 << STEP_BITS;

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];

    void record(long nanos) {
        counts[indexOf(Math.max(0, nanos))]++;
    }

    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Returns the time in microseconds that this share of the requests did not exceed; 0 if there were none. */
    double percentileMicros(double share) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        long left = (long) Math.ceil(share * total);
        for (int i = 0; i < counts.length && total > 0; i++) {
            left -= counts[i];
            if (left <= 0) {
                return lowestOf(i + 1) / 1000.0;
            }
        }
        return 0;
    }

    private static int indexOf(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int step = (int) (nanos >>> power - STEP_BITS) - STEPS;
        return (power - STEP_BITS + 1) * STEPS + step;
    }

    private static long lowestOf(int index) {
        int power = index / STEPS;
        return power == 0 ? index : (long) (STEPS + index % STEPS) << power - 1;
    }
}
