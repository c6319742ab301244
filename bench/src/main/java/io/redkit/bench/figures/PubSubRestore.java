package io.redkit.bench.figures;

import java.time.Duration;
import java.util.SplittableRandom;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.RestoredSubscriptions;

/**
 * The longest time from the moment that a killed server listens again, after up to two seconds, until 1,000 subscriptions of
 * one client are restored.
 */
@ApplicationScoped
class PubSubRestore implements Figure {

    private static final int SUBSCRIPTIONS = 1000;
    private static final int RESTARTS = 100;
    private static final int QUICK_RESTARTS = 10;
    private static final int LONGEST_AWAY_MILLIS = 2000;

    @Override
    public String name() {
        return "pubsub-restore";
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
        int restarts = effort.isFull() ? RESTARTS : QUICK_RESTARTS;
        SplittableRandom random = new SplittableRandom();
        Duration worst = Duration.ZERO;
        try (FaultBed bed = new FaultBed();
                RestoredSubscriptions subscriptions = new RestoredSubscriptions(bed, SUBSCRIPTIONS)) {
            for (int restart = 0; restart < restarts; restart++) {
                int away = random.nextInt(LONGEST_AWAY_MILLIS);
                Duration restored = subscriptions.restart(Duration.ofMillis(away));
                System.out.printf("away for %4d ms and the start, all subscriptions restored %4d ms after%n", away,
                        restored.toMillis());
                worst = restored.compareTo(worst) > 0 ? restored : worst;
            }
        }
        return worst.toMillis() / 1000.0;
    }
}
