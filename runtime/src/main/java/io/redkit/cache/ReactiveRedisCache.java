package io.redkit.cache;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * A cache in Redis that all processes share, see {@link RedisCache}. Nothing happens before a {@code Uni} is subscribed to, and
 * each subscription does it again. Cancelling ends the waiting, and no load or write that has begun.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public interface ReactiveRedisCache<K, V> {

    /** Returns the name. */
    String name();

    /**
     * Emits the value of a key, which is loaded if there is no fresh one; see {@link RedisCache#get}. The loader runs on the
     * Vert.x context of the first who asks, so it must not block.
     */
    @CheckReturnValue
    Uni<@Nullable V> get(K key, Function<? super K, ? extends Uni<? extends @Nullable V>> loader);

    /** Emits what is cached, fresh or stale; null if nothing is. */
    @CheckReturnValue
    Uni<@Nullable CachedValue<V>> getIfPresent(K key);

    /** Caches a value. Loads of this key that are on their way do not replace it. */
    @CheckReturnValue
    Uni<Void> put(K key, @Nullable V value);

    /** Caches several values, each as {@link #put}. */
    @CheckReturnValue
    Uni<Void> putAll(Map<? extends K, ? extends V> values);

    /** Forgets a key. Loads of it that have begun before are not cached. */
    @CheckReturnValue
    Uni<Void> invalidate(K key);

    /** Forgets several keys, each as {@link #invalidate}. */
    @CheckReturnValue
    Uni<Void> invalidateAll(Collection<? extends K> keys);

    /** Forgets all entries that have this tag. One write, however many they are. */
    @CheckReturnValue
    default Uni<Void> invalidateTag(String tag) {
        return invalidateTags(List.of(tag));
    }

    /** Forgets all entries that have one of these tags. */
    @CheckReturnValue
    Uni<Void> invalidateTags(Collection<String> tags);

    /** Forgets all entries. One write, however many they are. */
    @CheckReturnValue
    Uni<Void> clear();

    /** Loads those of the keys that are not fresh, a few at the same time, and emits how many; see {@link RedisCache#warm}. */
    @CheckReturnValue
    Uni<Long> warm(Collection<? extends K> keys, Function<? super K, ? extends Uni<? extends @Nullable V>> loader);

    /** Writes to the store first, then to the cache; see {@link RedisCache#write}. */
    @CheckReturnValue
    Uni<Void> write(K key, @Nullable V value, BiFunction<? super K, ? super @Nullable V, ? extends Uni<?>> writer);

    /** Makes a queue of writes that go to the cache at once and to the store afterwards; see {@link RedisCache#writeBehind}. */
    ReactiveWriteBehind<K, V> writeBehind(BiFunction<? super K, ? super @Nullable V, ? extends Uni<?>> writer,
            WriteBehindOptions options);

    /** Returns what this process has counted since its start. */
    CacheStatistics statistics();
}
