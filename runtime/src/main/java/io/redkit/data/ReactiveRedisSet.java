package io.redkit.data;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A set of Redis: different members without an order. Two members are the same if they are encoded as the same bytes. Get one
 * by {@code set} of the service. The twin of {@link RedisSet} for reactive code: nothing is sent until a {@code Uni} or
 * {@code Multi} is subscribed to.
 * <p>
 * A key that does not exist is empty, and adding creates it. A null argument is refused with an
 * {@link IllegalArgumentException} before anything is sent; an empty collection or array changes nothing, and sends nothing. A
 * value that cannot be decoded is a {@link io.redkit.RedisCodecException}, a key of another type a
 * {@link io.redkit.RedisWrongTypeException}.
 * <p>
 * Immutable and thread-safe; costs nothing to make.
 *
 * @param <V> type of the members
 */
public interface ReactiveRedisSet<V> extends ReactiveRedisKey {

    /** Adds a member; returns whether it is new ({@code SADD}). */
    @CheckReturnValue
    Uni<Boolean> add(V member);

    /** Adds members; returns how many are new ({@code SADD}). */
    @CheckReturnValue
    Uni<Long> addAll(Collection<V> members);

    /** Removes a member; returns whether it was there ({@code SREM}). */
    @CheckReturnValue
    Uni<Boolean> remove(V member);

    /** Removes members; returns how many were there ({@code SREM}). */
    @CheckReturnValue
    Uni<Long> removeAll(Collection<V> members);

    /** Returns whether this is a member ({@code SISMEMBER}). */
    @CheckReturnValue
    Uni<Boolean> contains(V member);

    /** Returns for each of these, in their order, whether it is a member ({@code SMISMEMBER}). */
    @CheckReturnValue
    Uni<List<Boolean>> containsEach(Collection<V> members);

    /**
     * Returns all members, in no particular order ({@code SMEMBERS}). It costs as much as the set is large; see
     * {@link #scan}.
     */
    @CheckReturnValue
    Uni<Set<V>> members();

    /** Returns a member chosen by chance, null if there is none ({@code SRANDMEMBER}). */
    @CheckReturnValue
    Uni<@Nullable V> random();

    /**
     * Returns different members chosen by chance ({@code SRANDMEMBER}).
     *
     * @param most not negative; 0 gives an empty set
     */
    @CheckReturnValue
    Uni<Set<V>> random(long most);

    /** Removes a member chosen by chance and returns it, null if there is none ({@code SPOP}). */
    @CheckReturnValue
    Uni<@Nullable V> pop();

    /**
     * Removes members chosen by chance and returns them ({@code SPOP}).
     *
     * @param most not negative; 0 gives an empty set
     */
    @CheckReturnValue
    Uni<Set<V>> pop(long most);

    /** Returns the number of members ({@code SCARD}). */
    @CheckReturnValue
    Uni<Long> size();

    /**
     * Returns what is a member of this set or of one of the others ({@code SUNION}). In a cluster all keys must be in
     * one slot. No other keys give the members of this set.
     *
     * @param otherKeys without the prefix of the client
     */
    @CheckReturnValue
    Uni<Set<V>> union(String... otherKeys);

    /**
     * Returns what is a member of this set and of all others ({@code SINTER}). In a cluster all keys must be in one
     * slot. No other keys give the members of this set.
     *
     * @param otherKeys without the prefix of the client
     */
    @CheckReturnValue
    Uni<Set<V>> intersection(String... otherKeys);

    /**
     * Returns what is a member of this set and of none of the others ({@code SDIFF}). In a cluster all keys must be
     * in one slot. No other keys give the members of this set.
     *
     * @param otherKeys without the prefix of the client
     */
    @CheckReturnValue
    Uni<Set<V>> difference(String... otherKeys);

    /**
     * Streams the members, page by page ({@code SSCAN}). One that is there from beginning to end comes at least once;
     * one may come twice.
     */
    @CheckReturnValue
    Multi<V> scan();
}
