package io.redkit.runtime.cache;

import java.util.function.ToDoubleFunction;

import io.quarkus.runtime.metrics.MetricsFactory;
import io.redkit.cache.CacheStatistics;

/** Publishes what one cache counts; registered again, it stays as it is. */
final class CacheMeters {

    private CacheMeters() {
    }

    static void register(String client, String cache, Counters counters, MetricsFactory factory) {
        Registration to = (name, description, value) -> factory.builder(name).description(description).tag("client", client)
                .tag("cache", cache).buildCounter(counters, its -> value.applyAsDouble(its.read()));
        to.counter("redkit.cache.hits", "Questions that were answered with a fresh value from the cache",
                CacheStatistics::hits);
        to.counter("redkit.cache.misses", "Questions that found no fresh value", CacheStatistics::misses);
        to.counter("redkit.cache.stale.hits", "Misses that were answered with a stale value", CacheStatistics::staleHits);
        to.counter("redkit.cache.loads", "Loads that this process has begun", CacheStatistics::loads);
        to.counter("redkit.cache.load.failures", "Loads that failed", CacheStatistics::loadFailures);
        to.counter("redkit.cache.refreshes", "Loads that were begun early, behind a hit", CacheStatistics::refreshes);
    }

    @FunctionalInterface
    private interface Registration {

        void counter(String name, String description, ToDoubleFunction<CacheStatistics> value);
    }
}
