package io.redkit.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A hash of Redis: values by the names of fields, under one key. Get one by {@code hash} of the service. The twin of
 * {@link RedisHash} for reactive code: nothing is sent until a {@code Uni} or {@code Multi} is subscribed to.
 * <p>
 * A key that does not exist is empty, and adding creates it. A null argument is refused with an
 * {@link IllegalArgumentException} before anything is sent; an empty collection or array changes nothing, and sends nothing. A
 * value that cannot be decoded is a {@link io.redkit.RedisCodecException}, a key of another type a
 * {@link io.redkit.RedisWrongTypeException}.
 * <p>
 * Immutable and thread-safe; costs nothing to make.
 *
 * @param <V> type of the values
 */
public interface ReactiveRedisHash<V> extends ReactiveRedisKey {

    /** Returns the value of a field, null if there is none ({@code HGET}). */
    @CheckReturnValue
    Uni<@Nullable V> get(String field);

    /**
     * Returns the values of several fields, in the order of the fields; those that do not exist are left out
     * ({@code HMGET}).
     */
    @CheckReturnValue
    Uni<Map<String, V>> getMany(Collection<String> fields);

    /**
     * Returns all fields with their values ({@code HGETALL}). It costs as much as the hash is large; see
     * {@link #scan}.
     */
    @CheckReturnValue
    Uni<Map<String, V>> getAll();

    /** Sets a field; returns whether the field is new ({@code HSET}). */
    @CheckReturnValue
    Uni<Boolean> put(String field, V value);

    /** Sets several fields at one instant; returns how many are new ({@code HSET}). */
    @CheckReturnValue
    Uni<Long> putAll(Map<String, V> values);

    /** Sets a field unless it exists; returns whether it was set ({@code HSETNX}). */
    @CheckReturnValue
    Uni<Boolean> putIfAbsent(String field, V value);

    /** Deletes fields; returns how many existed ({@code HDEL}). With the last field the key is gone. */
    @CheckReturnValue
    Uni<Long> remove(String... fields);

    /** Returns whether a field exists ({@code HEXISTS}). */
    @CheckReturnValue
    Uni<Boolean> contains(String field);

    /** Returns the number of fields ({@code HLEN}). */
    @CheckReturnValue
    Uni<Long> size();

    /**
     * Adds to a field that holds a whole number in decimal form, as the JSON of a number is, and returns the new
     * value; a field that does not exist counts as 0 ({@code HINCRBY}).
     *
     * @throws io.redkit.RedisServerException emitted if the value is no whole number
     */
    @CheckReturnValue
    Uni<Long> increment(String field, long amount);

    /** Returns the names of all fields ({@code HKEYS}). */
    @CheckReturnValue
    Uni<Set<String>> fields();

    /** Returns all values ({@code HVALS}). */
    @CheckReturnValue
    Uni<List<V>> values();

    /**
     * Streams fields with their values, page by page ({@code HSCAN}). A field that is there from beginning to end
     * comes at least once; one may come twice.
     *
     * @param pattern a glob pattern for the names of fields, such as {@code "*"}
     */
    @CheckReturnValue
    Multi<Map.Entry<String, V>> scan(String pattern);
}
