package io.redkit.cache;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;

/**
 * The values of one near cache, read as one type. Keys are those of {@code RedisService}: complete, but for the prefix of the
 * client. Immutable and thread-safe; make it once and keep it.
 *
 * @param <V> type of the values
 */
public interface NearCacheView<V> {

    /**
     * Returns the value of a key: from memory, or else from Redis, where it may have to wait.
     *
     * @return null if there is no such key
     * @throws IllegalArgumentException if the key does not begin with the prefix of the near cache
     * @throws IllegalStateException on an event loop, also if the value is in memory
     * @throws io.redkit.RedisCodecException if the value cannot be decoded
     * @throws io.redkit.RedisException if Redis was asked and did not answer
     */
    @Nullable
    V get(String key);

    /**
     * Returns the values of those keys that exist, in their order. Each is read by itself, so they need not be of the same
     * moment.
     *
     * @throws IllegalArgumentException if a key does not begin with the prefix of the near cache
     */
    Map<String, V> getAll(Collection<String> keys);

    /**
     * Declares that nobody changes the objects, and returns the view of which all readers get the same ones. That saves
     * decoding them for each reader.
     */
    @CheckReturnValue
    NearCacheView<V> immutable();
}
