package io.redkit.testkit.near;

import java.time.Duration;
import java.util.Arrays;

import io.redkit.RedisService;
import io.redkit.cache.NearCache;
import io.redkit.cache.ReactiveNearCache;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.FaultBed;

/** A client with near caches, on a server of its own, with a proxy in between. Somebody else writes past them. */
public final class NearBed implements AutoCloseable {

    private static final Duration MAXIMUM_STALENESS = Duration.ofMinutes(5);

    private final FaultBed bed = new FaultBed();
    private final RedkitClient client;
    private final RedkitClient beside;

    /**
     * @param commandTimeout of the client with near caches
     * @param names of the near caches; their prefixes have a colon more
     */
    public NearBed(Duration commandTimeout, String... names) {
        client = bed.open(TestSettings.at(bed.proxy().port()).commandTimeout(commandTimeout).nearCaches(
                Arrays.stream(names).map(NearBed::settings).toArray(NearCacheSettings[]::new)), event -> {
                });
        beside = bed.open(TestSettings.at(bed.server().port()), event -> {
        });
    }

    private static NearCacheSettings settings(String name) {
        return new NearCacheSettings(name, name + ":", MAXIMUM_STALENESS, new Bound(100_000, false), Duration.ofSeconds(10),
                false);
    }

    public FaultBed bed() {
        return bed;
    }

    public RedkitClient client() {
        return client;
    }

    /** Returns who writes what the client reads. */
    public RedkitClient beside() {
        return beside;
    }

    public RedisService redis() {
        return client.blocking();
    }

    public NearCache near() {
        return client.nearCaches().blocking(client.blocking(), client.reactive());
    }

    public ReactiveNearCache reactiveNear() {
        return client.nearCaches().reactive(client.reactive());
    }

    /** Reads a key of that near cache until it is in memory; blocks. */
    public void keep(String cache, String key) {
        long hits = near().figures(cache).hits();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (near().figures(cache).hits() == hits) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not kept in memory");
            }
            redis().get(key);
        }
    }

    @Override
    public void close() {
        bed.heal();
        client.close(Duration.ZERO);
        beside.close(Duration.ZERO);
        bed.close();
    }
}
