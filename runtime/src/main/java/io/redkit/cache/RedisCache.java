package io.redkit.cache;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A cache in Redis that all processes share, for blocking code. Thread-safe.
 * <p>
 * An entry is fresh for its time to live, and stale for as long again as {@link CacheOptions#staleFor} says; a stale value is
 * given only where a load fails or takes too long. Null can be cached like any value. Values are JSON of the declared type, and
 * each caller gets an object of his own.
 * <p>
 * While Redis is away {@link CacheOptions#whileAway} says what happens. Whatever else is wrong with Redis is a
 * {@link io.redkit.RedisException}. All methods refuse an event loop with an {@link IllegalStateException}.
 *
 * @param <K> type of the keys: text, numbers, enums, UUIDs and the like by their text, anything else by its JSON
 * @param <V> type of the values
 */
public interface RedisCache<K, V> {

    /** Returns the name. */
    String name();

    /**
     * Returns the value of a key, which is loaded if there is no fresh one. Of all who ask for the same key at the same time,
     * in all processes, one loads; the others wait for him.
     * <p>
     * The loader runs on this thread, with its transaction and its request context, and without holding a connection. Only
     * where it may be left behind, because there is a time-out or because a fresh value is refreshed early, it runs on a worker
     * thread. It may ask caches for other keys.
     *
     * @param loader returns the value, null to cache that there is none; what it throws is thrown here, unless there is a
     *        stale value
     * @return the value, null if that was cached
     * @throws CacheTimeoutException if there is no value within {@link CacheOptions#hardTimeout}
     * @throws IllegalStateException if the loader of this key asks for it, itself or by way of others
     */
    @Nullable
    V get(K key, Function<? super K, ? extends @Nullable V> loader);

    /** Returns what is cached, fresh or stale; null if nothing is. Loads nothing. */
    @Nullable
    CachedValue<V> getIfPresent(K key);

    /** Caches a value. Loads of this key that are on their way do not replace it. */
    void put(K key, @Nullable V value);

    /** Caches several values, each as {@link #put}. */
    void putAll(Map<? extends K, ? extends V> values);

    /** Forgets a key. Loads of it that have begun before are not cached. */
    void invalidate(K key);

    /** Forgets several keys, each as {@link #invalidate}. */
    void invalidateAll(Collection<? extends K> keys);

    /**
     * Forgets all entries that have this tag, see {@link CacheSpec#tags}. One write, however many they are.
     */
    default void invalidateTag(String tag) {
        invalidateTags(List.of(tag));
    }

    /** Forgets all entries that have one of these tags. */
    void invalidateTags(Collection<String> tags);

    /** Forgets all entries. One write, however many they are. */
    void clear();

    /**
     * Loads those of the keys that are not fresh, a few at the same time, on worker threads.
     *
     * @return how many were loaded
     * @throws RuntimeException what the first loader has thrown, when all others have ended
     */
    long warm(Collection<? extends K> keys, Function<? super K, ? extends @Nullable V> loader);

    /**
     * Writes through: to the store first, on this thread, then to the cache. If the store fails, the cache stays as it is.
     * Writes of one key by this process come one after the other.
     *
     * @param writer writes to the store; what it throws is thrown here
     */
    void write(K key, @Nullable V value, BiConsumer<? super K, ? super @Nullable V> writer);

    /**
     * Makes a queue of writes that go to the cache at once and to the store afterwards. Those of one key stay in order. The
     * queue is in the memory of this process; it is flushed when the application stops.
     *
     * @param writer writes to the store, on a worker thread; is called again if it throws, so it must bear repetition
     */
    WriteBehind<K, V> writeBehind(BiConsumer<? super K, ? super @Nullable V> writer, WriteBehindOptions options);

    /** Returns what this process has counted since its start. */
    CacheStatistics statistics();
}
