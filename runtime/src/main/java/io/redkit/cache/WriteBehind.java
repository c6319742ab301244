package io.redkit.cache;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Writes to a cache at once, and to the store behind it afterwards; made by {@link RedisCache#writeBehind}. Thread-safe.
 * <p>
 * Until a write has reached the store this process answers from the queue. A write that is given up is logged, counted, and
 * invalidated in the cache. A process that dies loses its queue.
 */
public interface WriteBehind<K, V> extends AutoCloseable {

    /**
     * Writes to the cache, and puts the write to the store into the queue.
     *
     * @throws io.redkit.RedisOverloadException if the queue is full; nothing was written
     * @throws IllegalStateException if it is closed
     */
    void write(K key, @Nullable V value);

    /** Returns how many writes have not reached the store. */
    int pending();

    /** Returns how many writes were given up. */
    long lost();

    /** Waits until the queue is empty, and returns whether it is within that time. */
    boolean flush(Duration atMost);

    /** Takes no more writes, and waits for those in the queue up to {@link WriteBehindOptions#flushTimeout}. */
    @Override
    void close();
}
