package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.ClusterBed;
import io.redkit.testkit.faults.LoadResult;
import io.redkit.testkit.faults.SlotMove;

/** Commands of 200 callers that fail while 1,000 of the slots that they use move from one master to the next. */
@ApplicationScoped
class ClusterSlotsMoved implements Figure {

    @Override
    public String name() {
        return "cluster-slots-moved";
    }

    @Override
    public String unit() {
        return "failed commands";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "failed commands");
    }

    private static final int SLOTS = 1000;

    @Override
    public double measure(Effort effort) {
        try (ClusterBed bed = new ClusterBed()) {
            LoadResult result = SlotMove.measure(bed, bed.defaults(), SLOTS).requireSound();
            System.out.printf("%d slots moved, %s%n", SLOTS, result);
            return result.failures().size();
        }
    }
}
