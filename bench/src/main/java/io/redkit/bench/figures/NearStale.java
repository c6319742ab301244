package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.near.StaleReads;

/**
 * Reads that got an old value although the word of its change had arrived before they began, in a million writes with reads at
 * the same time. For half of them the value is in memory, for the others it is just being read.
 */
@ApplicationScoped
class NearStale implements Figure {

    private static final int TRIALS = 1_000_000;
    private static final int QUICK_TRIALS = 200_000;
    private static final int SHORT_TRIALS = 5_000;

    @Override
    public String name() {
        return "near-stale";
    }

    @Override
    public String unit() {
        return "stale reads";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "stale reads");
    }

    private static int trials(Effort effort) {
        return effort.isFull() ? TRIALS : effort.equals(Effort.SHORT) ? SHORT_TRIALS : QUICK_TRIALS;
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        StaleReads result = StaleReads.measure(trials(effort));
        System.out.printf("%d trials, %d reads%n", result.trials(), result.reads());
        return result.stale();
    }
}
