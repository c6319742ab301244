package io.redkit.runtime.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.redkit.cache.CacheOptions;
import io.redkit.cache.CacheSpec;
import io.redkit.runtime.config.CacheConfig;
import io.redkit.runtime.config.ConfigKeys;

/**
 * How the caches of one client behave: what is configured for the cache goes before what the code says, that before what is
 * configured for all, and that before the defaults.
 */
final class ConfiguredCaches {

    private final String client;
    private final Map<String, CacheConfig.Cache> caches;

    ConfiguredCaches(String client, CacheConfig config) {
        this.client = client;
        this.caches = config.caches();
    }

    /** @throws IllegalArgumentException if what is configured cannot be used */
    CacheOptions options(String name, CacheSpec<?, ?> spec) {
        CacheOptions all = applied(CacheConfig.ALL, CacheOptions.DEFAULT);
        return applied(name, spec.applyTo(all));
    }

    /** Tries out everything that is configured. */
    void check(List<String> problems) {
        for (String name : new TreeSet<>(caches.keySet())) {
            try {
                applied(name, CacheOptions.DEFAULT);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
    }

    private CacheOptions applied(String name, CacheOptions base) {
        CacheConfig.@Nullable Cache its = caches.get(name);
        if (its == null) {
            return base;
        }
        String start = name.equals(CacheConfig.ALL) ? "cache." : "cache.\"" + name + "\".";
        CacheOptions options = base;
        options = with(options, its.timeToLive(), CacheOptions::timeToLive, start + "time-to-live");
        options = with(options, its.negativeTimeToLive(), CacheOptions::negativeTimeToLive, start + "negative-time-to-live");
        options = with(options, its.staleFor(), CacheOptions::staleFor, start + "stale-for");
        options = with(options, its.softTimeout(), CacheOptions::softTimeout, start + "soft-timeout");
        options = with(options, its.hardTimeout(), CacheOptions::hardTimeout, start + "hard-timeout");
        options = with(options, boxed(its.refreshAfter()), CacheOptions::refreshAfter, start + "refresh-after");
        options = with(options, boxed(its.jitter()), CacheOptions::jitter, start + "jitter");
        options = with(options, its.throttle(), CacheOptions::throttle, start + "throttle");
        options = with(options, its.loadLease(), CacheOptions::loadLease, start + "load-lease");
        options = with(options, its.loadWait(), CacheOptions::loadWait, start + "load-wait");
        options = with(options, its.deadline(), CacheOptions::deadline, start + "deadline");
        options = with(options, its.whileAway(), CacheOptions::whileAway, start + "while-away");
        options = with(options, boxed(its.memoryEntries()), CacheOptions::memoryEntries, start + "memory-entries");
        return name.equals(CacheConfig.ALL) ? options
                : with(options, its.prefix(), CacheOptions::prefix, start + "prefix");
    }

    private <T> CacheOptions with(CacheOptions base, Optional<T> value, BiFunction<CacheOptions, T, CacheOptions> change,
            String key) {
        try {
            return value.map(its -> change.apply(base, its)).orElse(base);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ConfigKeys.of(client, key) + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
