package io.redkit.cache;

import java.time.Duration;

/**
 * How writes are brought to the store behind the caller.
 *
 * @param capacity most writes that wait; further ones are refused with a {@link io.redkit.RedisOverloadException}
 * @param concurrency most writers that run at the same time, each for another key
 * @param attempts how often a write is tried before it is given up
 * @param retryDelay wait before the second attempt; it doubles with each further one, up to a minute
 * @param flushTimeout how long the application waits for the queue when it stops
 */
public record WriteBehindOptions(int capacity, int concurrency, int attempts, Duration retryDelay, Duration flushTimeout) {

    /** 10,000 writes, 4 at the same time, 10 attempts from 100 ms on, 10 seconds to flush. */
    public static final WriteBehindOptions DEFAULT = new WriteBehindOptions(10_000, 4, 10, Duration.ofMillis(100),
            Duration.ofSeconds(10));

    /** @throws IllegalArgumentException if a number is below 1, or a time is negative */
    public WriteBehindOptions {
        if (capacity < 1 || concurrency < 1 || attempts < 1) {
            throw new IllegalArgumentException("Capacity, concurrency and attempts must be at least 1");
        }
        if (retryDelay.isNegative() || flushTimeout.isNegative()) {
            throw new IllegalArgumentException("Retry delay and flush time-out must not be negative");
        }
    }

    /** Sets the most writes that wait. */
    public WriteBehindOptions capacity(int writes) {
        return new WriteBehindOptions(writes, concurrency, attempts, retryDelay, flushTimeout);
    }

    /** Sets the most writers that run at the same time. */
    public WriteBehindOptions concurrency(int writers) {
        return new WriteBehindOptions(capacity, writers, attempts, retryDelay, flushTimeout);
    }

    /** Sets how often a write is tried. */
    public WriteBehindOptions attempts(int most) {
        return new WriteBehindOptions(capacity, concurrency, most, retryDelay, flushTimeout);
    }

    /** Sets the wait before the second attempt. */
    public WriteBehindOptions retryDelay(Duration first) {
        return new WriteBehindOptions(capacity, concurrency, attempts, first, flushTimeout);
    }

    /** Sets how long the application waits for the queue when it stops. */
    public WriteBehindOptions flushTimeout(Duration time) {
        return new WriteBehindOptions(capacity, concurrency, attempts, retryDelay, time);
    }
}
