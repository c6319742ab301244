package io.redkit.cache;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.codec.ValueCodec;

/**
 * Reads strings of Redis from the memory of this process, for blocking code. To be injected, with {@code @RedisClientName} for
 * a named client. Each near cache has a name and a prefix of its keys in the configuration:
 *
 * <pre>
 * quarkus.redkit.near-cache.catalog.prefix=catalog:
 * </pre>
 *
 * <pre>
 * Product product = near.json("catalog", Product.class).get("catalog:42");
 * </pre>
 *
 * Whoever only reads with {@code RedisService} needs none of this: {@code get}, {@code getJson} and {@code getAll} are answered
 * from memory as well. What this adds are objects that are decoded once and shared by all readers.
 * <p>
 * A value in memory is dropped when the server tells that it has changed. The guide says how old a value can be at most.
 */
public interface NearCache {

    /**
     * Returns a view of text in UTF-8.
     *
     * @throws IllegalArgumentException if no near cache has that name
     */
    NearCacheView<String> text(String cache);

    /**
     * Returns a view of JSON values. Where it is known that nobody can change the objects, they are decoded once and shared:
     * boxed values, enums, those of {@code java.time}, and records of nothing but such. See also
     * {@link NearCacheView#immutable}.
     *
     * @throws IllegalArgumentException if no near cache has that name
     */
    <V> NearCacheView<V> json(String cache, Class<V> type);

    /**
     * Returns a view of JSON values of a generic type, such as {@code new TypeReference<List<Item>>() {}}. They are decoded
     * for each reader, unless {@link NearCacheView#immutable} says otherwise.
     *
     * @throws IllegalArgumentException if no near cache has that name
     */
    <V> NearCacheView<V> json(String cache, TypeReference<V> type);

    /**
     * Returns a view of values that a codec reads. They are decoded for each reader, unless {@link NearCacheView#immutable}
     * says otherwise.
     *
     * @throws IllegalArgumentException if no near cache has that name
     */
    <V> NearCacheView<V> view(String cache, ValueCodec<V> codec);

    /**
     * Returns what a near cache has counted in this process.
     *
     * @throws IllegalArgumentException if no near cache has that name
     */
    NearCacheFigures figures(String cache);
}
