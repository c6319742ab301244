package io.redkit.bench.figures;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.ReactiveRedisService;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.faults.ClusterBed;
import io.smallrye.mutiny.Multi;

/** Keys of 100,000 that a scan of the whole cluster does not find. */
@ApplicationScoped
class ClusterScan implements Figure {

    @Override
    public String name() {
        return "cluster-scan";
    }

    @Override
    public String unit() {
        return "missing keys";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "missing keys");
    }

    private static final int KEYS = 100_000;
    private static final int AT_ONCE = 1000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public double measure(Effort effort) {
        try (ClusterBed bed = new ClusterBed()) {
            RedkitClient client = bed.open(bed.defaults());
            try {
                return missing(client.reactive());
            } finally {
                client.close(Duration.ZERO);
            }
        }
    }

    private static long missing(ReactiveRedisService redis) {
        Multi.createFrom().range(0, KEYS).onItem().transformToUni(i -> redis.set("scan:" + i, "")).merge(AT_ONCE)
                .onItem().ignoreAsUni().await().atMost(LIMIT);
        List<String> found = redis.scan("scan:*").collect().asList().await().atMost(LIMIT);
        Set<String> distinct = new HashSet<>(found);
        long missing = IntStream.range(0, KEYS).filter(i -> !distinct.contains("scan:" + i)).count();
        System.out.printf("%d keys, %d found, %d of them twice, %d missing%n", KEYS, distinct.size(),
                found.size() - distinct.size(), missing);
        return missing;
    }
}
