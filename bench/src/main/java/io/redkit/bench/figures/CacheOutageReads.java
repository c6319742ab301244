package io.redkit.bench.figures;

import java.time.Duration;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.caches.CacheOutage;
import io.redkit.testkit.faults.FaultBed;

/** Reads from a cache that failed while its Redis was killed and started again, where a stale or loaded value was allowed. */
@ApplicationScoped
class CacheOutageReads implements Figure {

    private static final Duration AWAY = Duration.ofMillis(1500);

    @Override
    public String name() {
        return "cache-outage";
    }

    @Override
    public String unit() {
        return "failed reads";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "failed reads");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        try (FaultBed bed = new FaultBed()) {
            CacheOutage.Result result = CacheOutage.measure(bed, effort.rounds(), AWAY);
            System.out.printf(Locale.ROOT, "%d kills, %d reads, of which %d loaded and %d failed%n", effort.rounds(),
                    result.reads(), result.loads(), result.failures());
            if (result.reads() == 0) {
                throw new IllegalStateException("nothing was read");
            }
            return result.failures();
        }
    }
}
