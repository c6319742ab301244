package io.redkit.data;

import java.time.Duration;

/**
 * A whole number of 64 bits under one key. Get one by {@code counter} of the service. A key that does not exist
 * counts as 0.
 * <p>
 * A result beyond 64 bits, or a key that holds no whole number, is a {@link io.redkit.RedisServerException}, and
 * changes nothing.
 * <p>
 * Immutable and thread-safe; costs nothing to make. All methods block until the outcome is there, at most until the
 * deadline.
 */
public interface RedisCounter extends RedisKey {

    /** Returns the value; 0 if the key does not exist ({@code GET}). */
    long get();

    /** Adds 1 and returns the new value ({@code INCRBY}). */
    long increment();

    /** Adds and returns the new value ({@code INCRBY}). */
    long incrementBy(long amount);

    /**
     * Adds, sets anew how long the counter lives, and returns the new value; all as one step (a script).
     *
     * @param timeToLive at least a millisecond, from now on
     */
    long incrementBy(long amount, Duration timeToLive);

    /** Subtracts 1 and returns the new value ({@code DECRBY}). */
    long decrement();

    /**
     * Subtracts and returns the new value ({@code DECRBY}).
     *
     * @param amount any number but {@link Long#MIN_VALUE}
     */
    long decrementBy(long amount);

    /** Sets the value and removes the time to live ({@code SET}). */
    void set(long value);

    /**
     * Sets the value and lets it expire ({@code SET PX}).
     *
     * @param timeToLive at least a millisecond
     */
    void set(long value, Duration timeToLive);

    /** Sets the value, removes the time to live, and returns the old value; 0 if there was none ({@code SET GET}). */
    long getAndSet(long value);
}
