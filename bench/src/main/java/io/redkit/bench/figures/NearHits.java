package io.redkit.bench.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.load.Medians;
import io.redkit.cache.NearCacheView;
import io.redkit.testkit.near.HitLoad;
import io.redkit.testkit.near.NearBed;

/** Million reads per second that two threads get from memory, of a thousand keys in turn. */
@ApplicationScoped
class NearHits implements Figure {

    private static final int KEYS = 1000;
    private static final int THREADS = 2;

    @Override
    public String name() {
        return "near-hits";
    }

    @Override
    public String unit() {
        return "M/s";
    }

    @Override
    public Target target() {
        return Target.atLeast("20");
    }

    @Override
    public double measure(Effort effort) throws InterruptedException {
        try (NearBed bed = new NearBed(Duration.ofSeconds(2), "catalog")) {
            HitLoad load = HitLoad.ofKeys("catalog:", KEYS);
            for (String key : load.keys()) {
                bed.beside().blocking().set(key, "the value of " + key);
                bed.keep("catalog", key);
            }
            NearCacheView<String> view = bed.near().text("catalog");
            load.perSecond(view::get, THREADS, effort.roundLength());
            List<Double> rounds = new ArrayList<>();
            for (int i = 0; i < effort.rounds(); i++) {
                double millions = load.perSecond(view::get, THREADS, effort.roundLength()) / 1e6;
                System.out.printf("%.1f million reads per second%n", millions);
                rounds.add(millions);
            }
            System.out.println(bed.near().figures("catalog"));
            return Medians.of(rounds, each -> each);
        }
    }
}
