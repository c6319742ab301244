package io.redkit.bench.figures;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.ReactiveRedisService;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.work.Entries;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.faults.ClusterBed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** MGET calls of 10,000, over 100 slots each, whose values are not in the order of the keys. */
@ApplicationScoped
class ClusterMget implements Figure {

    @Override
    public String name() {
        return "cluster-mget";
    }

    @Override
    public String unit() {
        return "wrong orders";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "wrong orders");
    }

    private static final int CALLS = 10_000;
    private static final int AT_ONCE = 16;
    private static final int SLOTS = 100;
    private static final int VALUE_SIZE = 64;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public double measure(Effort effort) {
        try (ClusterBed bed = new ClusterBed()) {
            RedkitClient client = bed.open(bed.defaults());
            try {
                return wrongOrders(client.reactive());
            } finally {
                client.close(Duration.ZERO);
            }
        }
    }

    private static long wrongOrders(ReactiveRedisService redis) {
        Entries entries = new Entries("bench:", SLOTS, VALUE_SIZE);
        long slots = IntStream.range(0, SLOTS).map(i -> Slots.of(entries.key(i))).distinct().count();
        redis.setAll(entries.asMap()).await().atMost(LIMIT);
        Random random = new Random();
        long wrong = Multi.createFrom().range(0, CALLS).onItem().transformToUni(call -> isWrong(redis, entries, random))
                .merge(AT_ONCE).filter(isWrong -> isWrong).collect().asList().await().atMost(LIMIT).size();
        System.out.printf("%d calls of MGET with %d keys in %d slots, %d in a wrong order%n", CALLS, SLOTS, slots, wrong);
        return wrong;
    }

    private static Uni<Boolean> isWrong(ReactiveRedisService redis, Entries entries, Random random) {
        List<Integer> order = IntStream.range(0, SLOTS).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        return redis.execute("MGET", order.stream().map(entries::key).toArray())
                .map(values -> values == null || !order.stream().map(entries::value).toList()
                        .equals(values.stream().map(String::valueOf).toList()));
    }
}
