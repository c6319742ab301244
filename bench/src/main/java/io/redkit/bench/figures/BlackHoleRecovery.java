package io.redkit.bench.figures;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.ConnectionState;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.BlackHole;
import io.redkit.testkit.faults.FaultBed;

/**
 * The longest time from the healing of a network that swallowed everything without FIN, to the first command that succeeds.
 * There is no value if the hole was not detected within twice the command time-out. Short and long holes in turn.
 */
@ApplicationScoped
class BlackHoleRecovery implements Figure {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "black-hole";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public Target target() {
        return Target.atMost("2", "s");
    }

    @Override
    public double measure(Effort effort) {
        Duration worst = Duration.ZERO;
        try (FaultBed bed = new FaultBed()) {
            for (int round = 0; round < 2 * effort.rounds(); round++) {
                ConnectionState until = round % 2 == 0 ? ConnectionState.RECONNECTING : ConnectionState.DEGRADED;
                BlackHole seen = BlackHole.measure(bed, FaultBed.defaults(bed.proxy().port()).commandTimeout(TIMEOUT), until);
                System.out.printf("until %-12s detected %4d ms, last command ended %4d ms, recovered %4d ms%n", until,
                        seen.detected().toMillis(), seen.ended().toMillis(), seen.recovered().toMillis());
                if (seen.detected().compareTo(TIMEOUT.multipliedBy(2)) > 0
                        || seen.ended().compareTo(TIMEOUT.multipliedBy(2)) > 0) {
                    throw new IllegalStateException("detected later than twice the command time-out");
                }
                worst = seen.recovered().compareTo(worst) > 0 ? seen.recovered() : worst;
            }
        }
        return worst.toMillis() / 1000.0;
    }
}
