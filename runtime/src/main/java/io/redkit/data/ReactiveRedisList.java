package io.redkit.data;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * A list of Redis, with a left and a right end. Get one by {@code list} of the service. The twin of {@link RedisList} for
 * reactive code: nothing is sent until a {@code Uni} or {@code Multi} is subscribed to.
 * <p>
 * A key that does not exist is empty, and adding creates it. A null argument is refused with an
 * {@link IllegalArgumentException} before anything is sent; an empty collection or array changes nothing, and sends nothing. A
 * value that cannot be decoded is a {@link io.redkit.RedisCodecException}, a key of another type a
 * {@link io.redkit.RedisWrongTypeException}.
 * <p>
 * Immutable and thread-safe; costs nothing to make.
 *
 * @param <V> type of the elements
 */
public interface ReactiveRedisList<V> extends ReactiveRedisKey {

    /** Adds an element at the left end; returns the new size ({@code LPUSH}). */
    @CheckReturnValue
    Uni<Long> pushLeft(V element);

    /** Adds an element at the right end; returns the new size ({@code RPUSH}). */
    @CheckReturnValue
    Uni<Long> pushRight(V element);

    /**
     * Adds elements at the left end, one after the other, so that the last one becomes the first of the list; returns
     * the new size ({@code LPUSH}). No elements give the size ({@code LLEN}).
     */
    @CheckReturnValue
    Uni<Long> pushAllLeft(Collection<V> elements);

    /**
     * Adds elements at the right end in their order; returns the new size ({@code RPUSH}). No elements give the size
     * ({@code LLEN}).
     */
    @CheckReturnValue
    Uni<Long> pushAllRight(Collection<V> elements);

    /** Removes the leftmost element and returns it, null if there is none ({@code LPOP}). */
    @CheckReturnValue
    Uni<@Nullable V> popLeft();

    /** Removes the rightmost element and returns it, null if there is none ({@code RPOP}). */
    @CheckReturnValue
    Uni<@Nullable V> popRight();

    /**
     * Removes elements from the left end and returns them, the leftmost first ({@code LPOP}).
     *
     * @param most not negative; 0 gives an empty list
     */
    @CheckReturnValue
    Uni<List<V>> popLeft(long most);

    /**
     * Removes elements from the right end and returns them, the rightmost first ({@code RPOP}).
     *
     * @param most not negative; 0 gives an empty list
     */
    @CheckReturnValue
    Uni<List<V>> popRight(long most);

    /**
     * Waits for an element at the left end, removes it and returns it; null if none comes in time ({@code BLPOP}).
     * Sent over a connection of its own; the deadline is that time and the usual one on top.
     *
     * @param atMost at least a millisecond
     */
    @CheckReturnValue
    Uni<@Nullable V> popLeft(Duration atMost);

    /**
     * Waits for an element at the right end, removes it and returns it; null if none comes in time ({@code BRPOP}).
     * Sent over a connection of its own; the deadline is that time and the usual one on top.
     *
     * @param atMost at least a millisecond
     */
    @CheckReturnValue
    Uni<@Nullable V> popRight(Duration atMost);

    /**
     * Returns the elements from one index to another, both included ({@code LRANGE}). The leftmost has index 0, the
     * rightmost -1; {@code range(0, -1)} is the whole list. What lies outside of the list is left out.
     */
    @CheckReturnValue
    Uni<List<V>> range(long first, long last);

    /** Removes all elements but those from one index to another, both included ({@code LTRIM}). */
    @CheckReturnValue
    Uni<Void> trim(long first, long last);

    /** Returns the element at an index, null if there is none ({@code LINDEX}). */
    @CheckReturnValue
    Uni<@Nullable V> get(long index);

    /** Replaces the element at an index; returns whether there is one ({@code LSET}). */
    @CheckReturnValue
    Uni<Boolean> set(long index, V element);

    /** Removes all elements that are encoded as this one is; returns how many there were ({@code LREM}). */
    @CheckReturnValue
    Uni<Long> remove(V element);

    /** Returns the number of elements ({@code LLEN}). */
    @CheckReturnValue
    Uni<Long> size();
}
