package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.ReadFrom;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.ClusterBed;
import io.redkit.testkit.faults.LoadResult;
import io.redkit.testkit.faults.MasterLoss;
import io.redkit.testkit.faults.PlannedFailover;
import io.redkit.testkit.faults.ReplicaLoss;
import io.redkit.testkit.faults.SlotMove;

/**
 * Runs with a fault of a cluster in which something was wrong: a counter below what was acknowledged or above what was sent, a
 * reply that is not right, a command without an end.
 */
@ApplicationScoped
class ClusterCounters implements Figure {

    @Override
    public String name() {
        return "cluster-counters";
    }

    @Override
    public String unit() {
        return "wrong runs";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "wrong runs");
    }

    private static final int RUNS = 100;
    private static final int MOVED_SLOTS = 50;

    @Override
    public double measure(Effort effort) {
        long begin = System.nanoTime();
        int wrong = 0;
        int done = 0;
        try (ClusterBed bed = new ClusterBed()) {
            for (; done < RUNS && System.nanoTime() - begin < effort.limit().toNanos(); done++) {
                LoadResult result = run(bed, done);
                System.out.printf("run %d: %s%n", done, result);
                wrong += result.isSound() ? 0 : 1;
            }
        }
        System.out.printf("%d runs, %d wrong%n", done, wrong);
        return wrong;
    }

    private static LoadResult run(ClusterBed bed, int number) {
        return switch (number % 5) {
            case 0 -> MasterLoss.byKill(bed, bed.defaults()).load();
            case 1 -> PlannedFailover.measure(bed, bed.defaults());
            case 2 -> SlotMove.measure(bed, bed.defaults(), MOVED_SLOTS);
            case 3 -> MasterLoss.byPause(bed, bed.defaults()).load();
            default -> ReplicaLoss.byKill(bed, bed.defaults(), ReadFrom.PREFER_REPLICA);
        };
    }
}
