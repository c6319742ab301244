package io.redkit.cache;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * The caches of one client, for blocking code. Injected; with {@link io.redkit.RedisClientName} those of a named client.
 * <p>
 * The name of a cache is part of its keys: who gives the same name means the same cache, in all processes.
 */
public interface RedisCaches {

    /** Returns the cache with that name, as it is configured. Sends nothing. See {@link #of(CacheSpec)}. */
    default <K, V> RedisCache<K, V> of(String name, Class<K> keyType, Class<V> valueType) {
        return of(CacheSpec.of(name, keyType, valueType));
    }

    /** Returns the cache with that name, for values that have type parameters. */
    default <K, V> RedisCache<K, V> of(String name, Class<K> keyType, TypeReference<V> valueType) {
        return of(CacheSpec.of(name, keyType, valueType));
    }

    /**
     * Returns the cache that a specification describes. Sends nothing.
     *
     * @throws IllegalArgumentException if this process has used the name for other types, or for another specification with
     *         options, tags or a codec of its own; or if the configuration of the cache is wrong
     */
    <K, V> RedisCache<K, V> of(CacheSpec<K, V> spec);
}
