package io.redkit.runtime.nearcache;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.ReactiveRedisService;
import io.redkit.cache.NearCacheFigures;
import io.redkit.cache.ReactiveNearCache;
import io.redkit.cache.ReactiveNearCacheView;
import io.redkit.codec.ValueCodec;

/** The near caches of a client, with {@code Uni}. */
record ReactiveNear(NearCaches caches, ReactiveRedisService redis) implements ReactiveNearCache {

    @Override
    public ReactiveNearCacheView<String> text(String cache) {
        return view(cache, ValueCodec.utf8(), true);
    }

    @Override
    public <V> ReactiveNearCacheView<V> json(String cache, Class<V> type) {
        return view(cache, redis.json(type), Immutability.of(type));
    }

    @Override
    public <V> ReactiveNearCacheView<V> json(String cache, TypeReference<V> type) {
        return view(cache, redis.json(type), false);
    }

    @Override
    public <V> ReactiveNearCacheView<V> view(String cache, ValueCodec<V> codec) {
        return view(cache, codec, false);
    }

    private <V> ReactiveNearCacheView<V> view(String cache, ValueCodec<V> codec, boolean shares) {
        return new ReactiveView<>(new Lookup<>(caches.store(cache), caches.keys(), codec, shares), redis);
    }

    @Override
    public NearCacheFigures figures(String cache) {
        return caches.figures(cache);
    }
}
