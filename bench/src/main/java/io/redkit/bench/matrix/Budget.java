package io.redkit.bench.matrix;

import java.time.Duration;

import io.redkit.bench.Effort;

/**
 * Divides the time of a run among what is left to measure, so that it ends in time whatever the machine and the matrix are.
 * Takes into account how much longer than planned it took so far: a round ends when its last reply is there.
 */
final class Budget {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int FIRST_WARM_UPS = 3;

    private final long endNanos;
    private final long startNanos;
    private final int rounds;
    private long plannedNanos;

    private Budget(Duration time, int rounds, long startNanos) {
        this.startNanos = startNanos;
        this.endNanos = startNanos + time.toNanos();
        this.rounds = rounds;
    }

    /** @param time of a run of everything */
    static Budget of(boolean quick, Duration time, long startNanos) {
        return quick ? new Budget(Duration.ofSeconds(170), 3, startNanos) : new Budget(time, 5, startNanos);
    }

    /**
     * Returns the effort for a cell.
     *
     * @param first whether the clients have done nothing of the kind before, and the JVM does not know it yet
     * @param cells how many are left, with this one
     */
    Effort next(boolean first, int contenders, int cells, long nowNanos) {
        int warmUps = first ? FIRST_WARM_UPS : 1;
        long number = (long) Math.max(1, contenders) * (warmUps + rounds);
        double slowness = plannedNanos == 0 ? 1 : Math.max(1, (nowNanos - startNanos) / (double) plannedNanos);
        long nanos = (long) ((endNanos - nowNanos) / slowness / cells / number);
        long bounded = Math.max(SHORTEST.toNanos(), Math.min(LONGEST.toNanos(), nanos));
        plannedNanos += bounded * number;
        return new Effort(warmUps, rounds, Duration.ofNanos(bounded), Duration.ofNanos(Math.max(0, endNanos - nowNanos)));
    }
}
