package io.redkit.runtime.nearcache;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.ReactiveRedisService;
import io.redkit.RedisService;
import io.redkit.cache.NearCache;
import io.redkit.cache.NearCacheFigures;
import io.redkit.cache.NearCacheView;
import io.redkit.codec.ValueCodec;

/** The near caches of a client, for blocking code. */
record BlockingNearCache(NearCaches caches, RedisService redis, ReactiveRedisService reactive) implements NearCache {

    @Override
    public NearCacheView<String> text(String cache) {
        return view(cache, ValueCodec.utf8(), true);
    }

    @Override
    public <V> NearCacheView<V> json(String cache, Class<V> type) {
        return view(cache, redis.json(type), Immutability.of(type));
    }

    @Override
    public <V> NearCacheView<V> json(String cache, TypeReference<V> type) {
        return view(cache, redis.json(type), false);
    }

    @Override
    public <V> NearCacheView<V> view(String cache, ValueCodec<V> codec) {
        return view(cache, codec, false);
    }

    private <V> NearCacheView<V> view(String cache, ValueCodec<V> codec, boolean shares) {
        return new BlockingView<>(new Lookup<>(caches.store(cache), caches.keys(), codec, shares), redis, reactive);
    }

    @Override
    public NearCacheFigures figures(String cache) {
        return caches.figures(cache);
    }
}
