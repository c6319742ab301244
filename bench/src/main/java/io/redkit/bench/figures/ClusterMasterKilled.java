package io.redkit.bench.figures;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.ClusterBed;
import io.redkit.testkit.faults.MasterLoss;

/**
 * The longest time from the election of a successor of a killed master to the first success on its slots. There is no value if
 * commands to other slots failed.
 */
@ApplicationScoped
class ClusterMasterKilled implements Figure {

    @Override
    public String name() {
        return "cluster-master-killed";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Target target() {
        return Target.atMost("1", "s");
    }

    @Override
    public double measure(Effort effort) {
        long begin = System.nanoTime();
        Duration worst = Duration.ZERO;
        try (ClusterBed bed = new ClusterBed()) {
            for (int round = 0; round < effort.rounds() && System.nanoTime() - begin < effort.limit().toNanos(); round++) {
                MasterLoss loss = MasterLoss.byKill(bed, bed.defaults());
                System.out.printf("elected after %d ms, first success %d ms later, %s%n", loss.elected().toMillis(),
                        loss.recovered().toMillis(), loss.load().requireSound());
                if (loss.failuresOfOtherSlots() + loss.failuresWithoutKeys() > 0) {
                    throw new IllegalStateException(loss.failuresOfOtherSlots() + " commands to other slots failed, and "
                            + loss.failuresWithoutKeys() + " without keys");
                }
                worst = Collections.max(List.of(worst, loss.recovered()));
            }
        }
        return worst.toMillis() / 1000.0;
    }
}
