package io.redkit.bench.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.redisson.Redisson;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.load.Medians;
import io.redkit.cache.NearCacheView;
import io.redkit.testkit.near.HitLoad;
import io.redkit.testkit.near.NearBed;

/**
 * How many times as many reads per second two threads get from memory as from Redisson's local cached map; beside it, what
 * quarkus-redis-client reads from the server.
 */
@ApplicationScoped
class NearRedisson implements Figure {

    private static final int KEYS = 1000;
    private static final int THREADS = 2;

    private final Instance<RedisDataSource> quarkus;

    NearRedisson(Instance<RedisDataSource> quarkus) {
        this.quarkus = quarkus;
    }

    @Override
    public String name() {
        return "near-redisson";
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
        Duration length = effort.roundLength().dividedBy(2);
        HitLoad load = HitLoad.ofKeys("catalog:", KEYS);
        ValueCommands<String, String> plain = quarkus.get().value(String.class);
        try (NearBed bed = new NearBed(Duration.ofSeconds(2), "catalog")) {
            RedissonClient redisson = redisson(bed.bed().server().port());
            try {
                RLocalCachedMap<String, String> map = redisson
                        .getLocalCachedMap(LocalCachedMapOptions.<String, String> name("near").codec(StringCodec.INSTANCE));
                for (String key : load.keys()) {
                    bed.beside().blocking().set(key, "the value of " + key);
                    map.fastPut(key, "the value of " + key);
                    plain.set(key, "the value of " + key);
                    bed.keep("catalog", key);
                }
                NearCacheView<String> view = bed.near().text("catalog");
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i <= effort.rounds(); i++) {
                    double ours = load.perSecond(view::get, THREADS, length);
                    double theirs = load.perSecond(map::get, THREADS, length);
                    double remote = load.perSecond(plain::get, THREADS, length);
                    System.out.printf("million reads per second: redkit %.2f, redisson %.2f, quarkus-redis-client %.4f%n",
                            ours / 1e6, theirs / 1e6, remote / 1e6);
                    if (i > 0) { // the first is to warm up
                        ratios.add(ours / theirs);
                    }
                }
                return Medians.of(ratios, each -> each);
            } finally {
                redisson.shutdown();
            }
        }
    }

    private static RedissonClient redisson(int port) {
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
        return Redisson.create(config);
    }
}
