package io.redkit.bench.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.load.Medians;
import io.redkit.bench.locks.Contended;
import io.redkit.bench.locks.HandOver;
import io.redkit.bench.locks.RedissonLock;
import io.redkit.bench.locks.RedkitLock;
import io.redkit.bench.locks.Uncontended;
import io.redkit.testkit.faults.FaultBed;

/** How much faster than Redisson's a lock is: the smaller of two ratios, uncontended pairs per second and hand-over. */
@ApplicationScoped
class LockRedisson implements Figure {

    private static final int ROUNDS = 9;
    private static final int QUICK_ROUNDS = 5;
    private static final int SAMPLES = 500;

    @Override
    public String name() {
        return "lock-redisson";
    }

    @Override
    public String unit() {
        return "x";
    }

    @Override
    public Target target() {
        return Target.atLeast("1");
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        try (FaultBed bed = new FaultBed();
                Contended ours = new RedkitLock(bed, "figure");
                Contended oursToo = new RedkitLock(bed, "figure");
                Contended theirs = new RedissonLock(bed.server().port(), "theirs");
                Contended theirsToo = new RedissonLock(bed.server().port(), "theirs")) {
            List<Double> uncontended = new ArrayList<>();
            List<Double> handOver = new ArrayList<>();
            Duration length = effort.roundLength().dividedBy(2);
            Uncontended.pairsPerSecond(ours, length);
            Uncontended.pairsPerSecond(theirs, length);
            for (int i = 0; i < (effort.isFull() ? ROUNDS : QUICK_ROUNDS); i++) {
                double our = Uncontended.pairsPerSecond(ours, length);
                double their = Uncontended.pairsPerSecond(theirs, length);
                double ourMillis = HandOver.medianMillis(ours, oursToo, SAMPLES);
                double theirMillis = HandOver.medianMillis(theirs, theirsToo, SAMPLES);
                System.out.printf("pairs per second %.0f and %.0f, hand-over %.3f ms and %.3f ms%n", our, their, ourMillis,
                        theirMillis);
                uncontended.add(our / their);
                handOver.add(theirMillis / ourMillis);
            }
            double pairs = Medians.of(uncontended, each -> each);
            double turns = Medians.of(handOver, each -> each);
            System.out.printf("times as fast as redisson: uncontended %.2f, hand-over %.2f%n", pairs, turns);
            return Math.min(pairs, turns);
        }
    }
}
