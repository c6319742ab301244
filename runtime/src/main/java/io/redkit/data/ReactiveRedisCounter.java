package io.redkit.data;

import java.time.Duration;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * A whole number of 64 bits under one key. Get one by {@code counter} of the service. A key that does not exist
 * counts as 0. The twin of {@link RedisCounter} for reactive code: nothing is sent until a {@code Uni} is subscribed
 * to.
 * <p>
 * A result beyond 64 bits, or a key that holds no whole number, is a {@link io.redkit.RedisServerException}, and
 * changes nothing.
 * <p>
 * Immutable and thread-safe; costs nothing to make.
 */
public interface ReactiveRedisCounter extends ReactiveRedisKey {

    /** Returns the value; 0 if the key does not exist ({@code GET}). */
    @CheckReturnValue
    Uni<Long> get();

    /** Adds 1 and returns the new value ({@code INCRBY}). */
    @CheckReturnValue
    Uni<Long> increment();

    /** Adds and returns the new value ({@code INCRBY}). */
    @CheckReturnValue
    Uni<Long> incrementBy(long amount);

    /**
     * Adds, sets anew how long the counter lives, and returns the new value; all as one step (a script).
     *
     * @param timeToLive at least a millisecond, from now on
     */
    @CheckReturnValue
    Uni<Long> incrementBy(long amount, Duration timeToLive);

    /** Subtracts 1 and returns the new value ({@code DECRBY}). */
    @CheckReturnValue
    Uni<Long> decrement();

    /**
     * Subtracts and returns the new value ({@code DECRBY}).
     *
     * @param amount any number but {@link Long#MIN_VALUE}
     */
    @CheckReturnValue
    Uni<Long> decrementBy(long amount);

    /** Sets the value and removes the time to live ({@code SET}). */
    @CheckReturnValue
    Uni<Void> set(long value);

    /**
     * Sets the value and lets it expire ({@code SET PX}).
     *
     * @param timeToLive at least a millisecond
     */
    @CheckReturnValue
    Uni<Void> set(long value, Duration timeToLive);

    /** Sets the value, removes the time to live, and returns the old value; 0 if there was none ({@code SET GET}). */
    @CheckReturnValue
    Uni<Long> getAndSet(long value);
}
