package io.redkit.bench.figures;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.locks.HandOver;
import io.redkit.bench.locks.RedkitLock;
import io.redkit.testkit.faults.FaultBed;

/** The median time from the release of a lock to the moment when the client that waits has it. */
@ApplicationScoped
class LockHandover implements Figure {

    private static final int SAMPLES = 5000;
    private static final int QUICK_SAMPLES = 1000;

    @Override
    public String name() {
        return "lock-handover";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Target target() {
        return Target.atMost("2", "ms");
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        try (FaultBed bed = new FaultBed();
                RedkitLock one = new RedkitLock(bed, "figure");
                RedkitLock other = new RedkitLock(bed, "figure")) {
            return HandOver.medianMillis(one, other, effort.isFull() ? SAMPLES : QUICK_SAMPLES);
        }
    }
}
