package io.redkit.cache;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/** Writes to a cache at once, and to the store behind it afterwards; see {@link WriteBehind}. Thread-safe. */
public interface ReactiveWriteBehind<K, V> {

    /** Writes to the cache, and puts the write to the store into the queue; see {@link WriteBehind#write}. */
    @CheckReturnValue
    Uni<Void> write(K key, @Nullable V value);

    /** Returns how many writes have not reached the store. */
    int pending();

    /** Returns how many writes were given up. */
    long lost();

    /** Emits whether the queue is empty within that time. */
    @CheckReturnValue
    Uni<Boolean> flush(Duration atMost);

    /** Takes no more writes, and waits for those in the queue up to {@link WriteBehindOptions#flushTimeout}. */
    @CheckReturnValue
    Uni<Void> close();
}
