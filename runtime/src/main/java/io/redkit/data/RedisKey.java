package io.redkit.data;

import java.time.Duration;

import io.redkit.TimeToLive;

/**
 * One key of Redis, whatever it holds: whether it is there, and for how long. See {@link RedisHash} and its siblings
 * for what it can hold.
 */
public interface RedisKey {

    /** Returns the key, without the prefix of the client. Sends nothing. */
    String key();

    /** Returns whether the key exists ({@code EXISTS}). */
    boolean exists();

    /**
     * Lets the key expire; returns whether it exists ({@code PEXPIRE}).
     *
     * @param timeToLive zero deletes the key; negative is refused
     */
    boolean expire(Duration timeToLive);

    /** Removes the time to live; returns whether there was one ({@code PERSIST}). */
    boolean persist();

    /** Returns how long the key lives on ({@code PTTL}). */
    TimeToLive ttl();

    /** Deletes the key; returns whether it existed ({@code UNLINK}). */
    boolean delete();
}
