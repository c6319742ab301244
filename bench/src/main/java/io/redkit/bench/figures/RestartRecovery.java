package io.redkit.bench.figures;

import java.time.Duration;
import java.util.SplittableRandom;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.Restart;

/** The longest time from the moment that a killed server listens again, after up to three seconds, to the first success. */
@ApplicationScoped
class RestartRecovery implements Figure {

    private static final int LONGEST_AWAY_MILLIS = 3000;

    @Override
    public String name() {
        return "restart";
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
        SplittableRandom random = new SplittableRandom();
        Duration worst = Duration.ZERO;
        try (FaultBed bed = new FaultBed()) {
            for (int round = 0; round < 3 * effort.rounds(); round++) {
                int away = random.nextInt(LONGEST_AWAY_MILLIS);
                Duration recovered = Restart.measure(bed, FaultBed.defaults(bed.server().port()), Duration.ofMillis(away));
                System.out.printf("away for %4d ms and the start, first success %4d ms after%n", away, recovered.toMillis());
                worst = recovered.compareTo(worst) > 0 ? recovered : worst;
            }
        }
        return worst.toMillis() / 1000.0;
    }
}
