package io.redkit.runtime.nearcache;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import io.redkit.KeySpace;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.cache.NearCache;
import io.redkit.cache.NearCacheFigures;
import io.redkit.cache.ReactiveNearCache;
import io.redkit.runtime.command.CommandExecutor;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.ResilienceSettings.Reconnect;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.topology.Master;

/** The near caches of one client; the door of this package. A client without any costs nothing. */
public final class NearCaches {

    private final ClientSettings settings;
    private final KeySpace keys;
    private final Stores stores;
    private final Availability availability;
    private final Tracking tracking;

    /**
     * @param masters has somebody told which servers take writes
     * @param timers runs short tasks later
     */
    public NearCaches(ClientSettings settings, Availability availability, Consumer<Consumer<List<Master>>> masters,
            ScheduledExecutorService timers) {
        this.settings = settings;
        this.keys = KeySpace.of(settings.keyPrefix());
        this.stores = new Stores(settings.nearCaches(), keys);
        this.availability = availability;
        Reconnect reconnect = settings.resilience().reconnect();
        this.tracking = new Tracking(settings.name(), masters, timers,
                new EqualJitter(reconnect.initialDelay(), reconnect.maxDelay()),
                settings.nearCaches().stream().map(its -> keys.prefix(its.prefix())).toList(), this::changed);
        settings.nearCaches().forEach(this::declare);
    }

    private void declare(NearCacheSettings its) {
        availability.register(new FeaturePolicy("near-cache." + its.name(), its.servesStale() ? "stale" : "ask"),
                new AwayListener() {
                });
    }

    private void changed(String key) {
        Store store = stores.of(key);
        if (store != null) {
            store.invalidate(key);
        }
    }

    /** Returns the decorator to stand in front of all others; where there is no near cache, it is what it was given. */
    public CommandExecutor before(CommandExecutor next) {
        return settings.nearCaches().isEmpty() ? next
                : new NearCacheExecutor(next, stores, tracking, availability, settings.limits().commandTimeout().toNanos(),
                        settings.limits().maxInFlight());
    }

    /**
     * @param redis over the executor of this client
     * @param reactive the same
     */
    public NearCache blocking(RedisService redis, ReactiveRedisService reactive) {
        return new BlockingNearCache(this, redis, reactive);
    }

    /** @param redis over the executor of this client */
    public ReactiveNearCache reactive(ReactiveRedisService redis) {
        return new ReactiveNear(this, redis);
    }

    /** Returns the names of the near caches, sorted. */
    public List<String> names() {
        return settings.nearCaches().stream().map(NearCacheSettings::name).toList();
    }

    /**
     * Returns what a near cache has counted.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public NearCacheFigures figures(String name) {
        Store store = stores.named(name);
        Counts counts = store.counts;
        return new NearCacheFigures(counts.hits.sum(), counts.staleHits.sum(), counts.misses.sum(),
                counts.invalidations.sum(), tracking.flushes(), store.entries(), tracking.isConfirmed());
    }

    Store store(String name) {
        return stores.named(name);
    }

    KeySpace keys() {
        return keys;
    }

    /** Closes the connections on which the masters tell of changes. */
    public void close() {
        tracking.close();
    }
}
