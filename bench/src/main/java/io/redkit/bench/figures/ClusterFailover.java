package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.ClusterBed;
import io.redkit.testkit.faults.LoadResult;
import io.redkit.testkit.faults.PlannedFailover;

/**
 * Wrong results while CLUSTER FAILOVER replaces each master: a wrong reply, a wrong counter, a command without an end, or a
 * failure of anything but a write in flight.
 */
@ApplicationScoped
class ClusterFailover implements Figure {

    @Override
    public String name() {
        return "cluster-failover";
    }

    @Override
    public String unit() {
        return "wrong results";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "wrong results");
    }

    @Override
    public double measure(Effort effort) {
        long begin = System.nanoTime();
        long wrong = 0;
        try (ClusterBed bed = new ClusterBed()) {
            for (int round = 0; round < effort.rounds() && System.nanoTime() - begin < effort.limit().toNanos(); round++) {
                LoadResult result = PlannedFailover.measure(bed, bed.defaults());
                System.out.println(result);
                wrong += result.wrongResults();
                wrong += result.failures().stream().filter(failure -> !failure.isWriteInFlight()).count();
            }
        }
        return wrong;
    }
}
