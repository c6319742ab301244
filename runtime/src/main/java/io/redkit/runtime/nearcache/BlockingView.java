package io.redkit.runtime.nearcache;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisCodecException;
import io.redkit.RedisService;
import io.redkit.cache.NearCacheView;
import io.redkit.cache.ReactiveNearCacheView;
import io.redkit.runtime.service.Services;
import io.vertx.core.Context;

/** Reads without a detour what is shared, and lets the service read the rest: its commands know the near caches, too. */
final class BlockingView<V> implements NearCacheView<V> {

    private static final int AT_ONCE = 256;

    private final Lookup<V> lookup;
    private final RedisService redis;
    private final ReactiveRedisService reactive;

    BlockingView(Lookup<V> lookup, RedisService redis, ReactiveRedisService reactive) {
        this.lookup = lookup;
        this.redis = redis;
        this.reactive = reactive;
    }

    @Override
    public @Nullable V get(String key) {
        refuseEventLoop();
        Entry entry = lookup.find(lookup.complete(key));
        if (entry != null) {
            try {
                return lookup.value(entry);
            } catch (RedisCodecException e) {
                // the service words it with the key
            }
        }
        return redis.get(key, lookup.codec());
    }

    @Override
    public Map<String, V> getAll(Collection<String> keys) {
        refuseEventLoop();
        ReactiveNearCacheView<V> all = new ReactiveView<>(lookup, reactive);
        List<String> names = List.copyOf(keys);
        Map<String, V> found = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
            found.putAll(Services.await(all.getAll(some)));
        }
        return found;
    }

    @Override
    public NearCacheView<V> immutable() {
        return lookup.shares() ? this : new BlockingView<>(lookup.sharing(), redis, reactive);
    }

    /** Also where the value is in memory: otherwise it would fail now and then only. */
    private static void refuseEventLoop() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("NearCache blocks when a value is not in memory, and this is an event loop ("
                    + Thread.currentThread().getName()
                    + "); inject ReactiveNearCache here, or annotate the caller with @Blocking or @RunOnVirtualThread");
        }
    }
}
