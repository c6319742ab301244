package io.redkit.data;

import java.time.Duration;

import io.redkit.TimeToLive;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * One key of Redis, whatever it holds: whether it is there, and for how long. The twin of {@link RedisKey} for
 * reactive code.
 */
public interface ReactiveRedisKey {

    /** Returns the key, without the prefix of the client. Sends nothing. */
    String key();

    /** Returns whether the key exists ({@code EXISTS}). */
    @CheckReturnValue
    Uni<Boolean> exists();

    /**
     * Lets the key expire; returns whether it exists ({@code PEXPIRE}).
     *
     * @param timeToLive zero deletes the key; negative is refused
     */
    @CheckReturnValue
    Uni<Boolean> expire(Duration timeToLive);

    /** Removes the time to live; returns whether there was one ({@code PERSIST}). */
    @CheckReturnValue
    Uni<Boolean> persist();

    /** Returns how long the key lives on ({@code PTTL}). */
    @CheckReturnValue
    Uni<TimeToLive> ttl();

    /** Deletes the key; returns whether it existed ({@code UNLINK}). */
    @CheckReturnValue
    Uni<Boolean> delete();
}
