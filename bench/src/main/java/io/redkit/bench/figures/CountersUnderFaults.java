package io.redkit.bench.figures;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.FaultRun;
import io.redkit.testkit.faults.RunResult;

/**
 * Runs with random faults in which something was wrong: a counter below what was acknowledged or above what was sent, a
 * command without an end, a reply that belongs to another command.
 */
@ApplicationScoped
class CountersUnderFaults implements Figure {

    private static final int RUNS = 1000;
    private static final int QUICK_RUNS = 150;
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    @Override
    public String name() {
        return "counters-under-faults";
    }

    @Override
    public String unit() {
        return "wrong runs";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "wrong runs");
    }

    @Override
    public double measure(Effort effort) {
        int runs = effort.isFull() ? RUNS : QUICK_RUNS;
        long seed = System.nanoTime();
        long begin = System.nanoTime();
        long acknowledged = 0;
        long unknown = 0;
        int wrong = 0;
        int done = 0;
        try (FaultBed bed = new FaultBed()) {
            for (; done < runs && System.nanoTime() - begin < effort.limit().toNanos(); done++) {
                RunResult result = run(bed, done, seed + done);
                acknowledged += result.acknowledged();
                unknown += result.unknown();
                if (!result.isSound()) {
                    wrong++;
                    System.out.printf("run %d, seed %d: %s%n", done, seed + done, result);
                }
            }
        }
        System.out.printf("%d runs of %d, %d increments acknowledged, %d of unknown outcome, %d runs wrong%n", done, runs,
                acknowledged, unknown, wrong);
        return wrong;
    }

    private static RunResult run(FaultBed bed, int number, long seed) {
        RedkitClient client = bed.open(TestSettings.at(bed.proxy().port()).commandTimeout(TIMEOUT).connectTimeout(TIMEOUT)
                .retriesUntilDeadline(), event -> {
                });
        try {
            return new FaultRun(bed, client.reactive(), "run-" + number, seed).execute();
        } finally {
            client.close(Duration.ZERO);
        }
    }
}
