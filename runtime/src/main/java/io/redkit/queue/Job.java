package io.redkit.queue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;

/**
 * What is known of a job, as it was when it was read. Times are those of the server.
 *
 * @param <T> type of its payload
 */
public interface Job<T> {

    JobId id();

    JobState state();

    /**
     * Returns the payload; null for a job of a schedule without one.
     *
     * @throws RedisCodecException if it cannot be decoded
     */
    @Nullable
    T payload();

    int priority();

    /** Returns how many attempts have begun. */
    int attempts();

    /** Returns how often its process has vanished without a word, so that it was given to another one: it may run twice. */
    int stalls();

    JobProgress progress();

    /**
     * Returns what its handler has returned; null if it has not, or returns nothing.
     *
     * @throws RedisCodecException if it cannot be decoded
     */
    <R> @Nullable R result(Class<R> type);

    /** Returns why its latest attempt has failed; null if none has. May hold what the handler's exception says. */
    @Nullable
    String failure();

    Instant enqueuedAt();

    /** Returns the time for which it was delayed last; null if it never was. */
    @Nullable
    Instant dueAt();

    /** Returns when its latest attempt has begun; null if none has. */
    @Nullable
    Instant startedAt();

    /** Returns when it was completed, dead or cancelled; null if it is not. */
    @Nullable
    Instant finishedAt();

    /** Returns the name of the schedule that has added it; null if none has. */
    @Nullable
    String schedule();
}
