package io.redkit.data;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A list of Redis, with a left and a right end. Get one by {@code list} of the service.
 * <p>
 * A key that does not exist is empty, and adding creates it. A null argument is refused with an
 * {@link IllegalArgumentException} before anything is sent; an empty collection or array changes nothing, and sends nothing. A
 * value that cannot be decoded is a {@link io.redkit.RedisCodecException}, a key of another type a
 * {@link io.redkit.RedisWrongTypeException}.
 * <p>
 * Immutable and thread-safe; costs nothing to make. All methods block until the outcome is there, at most until the deadline.
 *
 * @param <V> type of the elements
 */
public interface RedisList<V> extends RedisKey {

    /** Adds an element at the left end; returns the new size ({@code LPUSH}). */
    long pushLeft(V element);

    /** Adds an element at the right end; returns the new size ({@code RPUSH}). */
    long pushRight(V element);

    /**
     * Adds elements at the left end, one after the other, so that the last one becomes the first of the list; returns
     * the new size ({@code LPUSH}). No elements give the size ({@code LLEN}).
     */
    long pushAllLeft(Collection<V> elements);

    /**
     * Adds elements at the right end in their order; returns the new size ({@code RPUSH}). No elements give the size
     * ({@code LLEN}).
     */
    long pushAllRight(Collection<V> elements);

    /** Removes the leftmost element and returns it, null if there is none ({@code LPOP}). */
    @Nullable
    V popLeft();

    /** Removes the rightmost element and returns it, null if there is none ({@code RPOP}). */
    @Nullable
    V popRight();

    /**
     * Removes elements from the left end and returns them, the leftmost first ({@code LPOP}).
     *
     * @param most not negative; 0 gives an empty list
     */
    List<V> popLeft(long most);

    /**
     * Removes elements from the right end and returns them, the rightmost first ({@code RPOP}).
     *
     * @param most not negative; 0 gives an empty list
     */
    List<V> popRight(long most);

    /**
     * Waits for an element at the left end, removes it and returns it; null if none comes in time ({@code BLPOP}).
     * Sent over a connection of its own; the deadline is that time and the usual one on top.
     *
     * @param atMost at least a millisecond
     */
    @Nullable
    V popLeft(Duration atMost);

    /**
     * Waits for an element at the right end, removes it and returns it; null if none comes in time ({@code BRPOP}).
     * Sent over a connection of its own; the deadline is that time and the usual one on top.
     *
     * @param atMost at least a millisecond
     */
    @Nullable
    V popRight(Duration atMost);

    /**
     * Returns the elements from one index to another, both included ({@code LRANGE}). The leftmost has index 0, the
     * rightmost -1; {@code range(0, -1)} is the whole list. What lies outside of the list is left out.
     */
    List<V> range(long first, long last);

    /** Removes all elements but those from one index to another, both included ({@code LTRIM}). */
    void trim(long first, long last);

    /** Returns the element at an index, null if there is none ({@code LINDEX}). */
    @Nullable
    V get(long index);

    /** Replaces the element at an index; returns whether there is one ({@code LSET}). */
    boolean set(long index, V element);

    /** Removes all elements that are encoded as this one is; returns how many there were ({@code LREM}). */
    long remove(V element);

    /** Returns the number of elements ({@code LLEN}). */
    long size();
}
