package io.redkit.data;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A sorted set of Redis: different members, each with a score that orders them. Two members are the same if they are encoded as
 * the same bytes. Get one by {@code sortedSet} of the service.
 * <p>
 * A key that does not exist is empty, and adding creates it. A null argument is refused with an
 * {@link IllegalArgumentException} before anything is sent; an empty collection or array changes nothing, and sends nothing. A
 * value that cannot be decoded is a {@link io.redkit.RedisCodecException}, a key of another type a
 * {@link io.redkit.RedisWrongTypeException}.
 * <p>
 * Immutable and thread-safe; costs nothing to make. All methods block until the outcome is there, at most until the deadline.
 *
 * @param <V> type of the members
 */
public interface RedisSortedSet<V> extends RedisKey {

    /**
     * Adds a member or sets its score; returns whether it is new ({@code ZADD}).
     *
     * @param score any number but NaN
     */
    boolean add(V member, double score);

    /**
     * Adds a member or sets its score if the condition holds; returns whether it was added or its score changed
     * ({@code ZADD CH}).
     *
     * @param score any number but NaN
     */
    boolean add(V member, double score, ScoreCondition condition);

    /** Adds members or sets their scores; returns how many are new ({@code ZADD}). */
    long addAll(Collection<Scored<V>> members);

    /** Returns the score of a member, null if it is none ({@code ZSCORE}). */
    @Nullable
    Double score(V member);

    /**
     * Returns how many members come before this one, null if it is none ({@code ZRANK}). They are ordered by score,
     * those of the same score by their bytes.
     */
    @Nullable
    Long rank(V member);

    /** Returns how many members come after this one, null if it is none ({@code ZREVRANK}). */
    @Nullable
    Long reverseRank(V member);

    /**
     * Adds to the score of a member, which is added if it is none, and returns the new score ({@code ZINCRBY}).
     *
     * @param amount any number but NaN
     */
    double increment(V member, double amount);

    /** Returns the members of a range in its order ({@code ZRANGE}). */
    List<V> range(SortedRange range);

    /** Returns the members of a range in its order, with their scores ({@code ZRANGE WITHSCORES}). */
    List<Scored<V>> rangeWithScores(SortedRange range);

    /**
     * Returns the number of members with a score in this range ({@code ZCOUNT}).
     *
     * @param range one of scores, without limit
     * @throws IllegalArgumentException if it is a range of ranks, or has a limit
     */
    long count(SortedRange range);

    /** Removes a member; returns whether it was there ({@code ZREM}). */
    boolean remove(V member);

    /** Removes members; returns how many were there ({@code ZREM}). */
    long removeAll(Collection<V> members);

    /**
     * Removes the members of a range; returns how many there were ({@code ZREMRANGEBYRANK}, {@code ZREMRANGEBYSCORE}).
     *
     * @throws IllegalArgumentException if the range is reversed or has a limit
     */
    long removeRange(SortedRange range);

    /** Removes the member with the lowest score and returns it, null if there is none ({@code ZPOPMIN}). */
    @Nullable
    Scored<V> popMin();

    /** Removes the member with the highest score and returns it, null if there is none ({@code ZPOPMAX}). */
    @Nullable
    Scored<V> popMax();

    /**
     * Removes the members with the lowest scores and returns them, the lowest first ({@code ZPOPMIN}).
     *
     * @param most not negative; 0 gives an empty list
     */
    List<Scored<V>> popMin(long most);

    /**
     * Removes the members with the highest scores and returns them, the highest first ({@code ZPOPMAX}).
     *
     * @param most not negative; 0 gives an empty list
     */
    List<Scored<V>> popMax(long most);

    /** Returns the number of members ({@code ZCARD}). */
    long size();

    /**
     * Streams the members with their scores, page by page and in no particular order ({@code ZSCAN}). One that is
     * there from beginning to end comes at least once; one may come twice.
     */
    Stream<Scored<V>> scan();
}
