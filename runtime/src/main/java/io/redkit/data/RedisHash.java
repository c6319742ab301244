package io.redkit.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A hash of Redis: values by the names of fields, under one key. Get one by {@code hash} of the service.
 * <p>
 * A key that does not exist is empty, and adding creates it. A null argument is refused with an
 * {@link IllegalArgumentException} before anything is sent; an empty collection or array changes nothing, and sends nothing. A
 * value that cannot be decoded is a {@link io.redkit.RedisCodecException}, a key of another type a
 * {@link io.redkit.RedisWrongTypeException}.
 * <p>
 * Immutable and thread-safe; costs nothing to make. All methods block until the outcome is there, at most until the deadline.
 *
 * @param <V> type of the values
 */
public interface RedisHash<V> extends RedisKey {

    /** Returns the value of a field, null if there is none ({@code HGET}). */
    @Nullable
    V get(String field);

    /**
     * Returns the values of several fields, in the order of the fields; those that do not exist are left out
     * ({@code HMGET}).
     */
    Map<String, V> getMany(Collection<String> fields);

    /**
     * Returns all fields with their values ({@code HGETALL}). It costs as much as the hash is large; see
     * {@link #scan}.
     */
    Map<String, V> getAll();

    /** Sets a field; returns whether the field is new ({@code HSET}). */
    boolean put(String field, V value);

    /** Sets several fields at one instant; returns how many are new ({@code HSET}). */
    long putAll(Map<String, V> values);

    /** Sets a field unless it exists; returns whether it was set ({@code HSETNX}). */
    boolean putIfAbsent(String field, V value);

    /** Deletes fields; returns how many existed ({@code HDEL}). With the last field the key is gone. */
    long remove(String... fields);

    /** Returns whether a field exists ({@code HEXISTS}). */
    boolean contains(String field);

    /** Returns the number of fields ({@code HLEN}). */
    long size();

    /**
     * Adds to a field that holds a whole number in decimal form, as the JSON of a number is, and returns the new
     * value; a field that does not exist counts as 0 ({@code HINCRBY}).
     *
     * @throws io.redkit.RedisServerException if the value is no whole number
     */
    long increment(String field, long amount);

    /** Returns the names of all fields ({@code HKEYS}). */
    Set<String> fields();

    /** Returns all values ({@code HVALS}). */
    List<V> values();

    /**
     * Streams fields with their values, page by page ({@code HSCAN}). A field that is there from beginning to end
     * comes at least once; one may come twice.
     *
     * @param pattern a glob pattern for the names of fields, such as {@code "*"}
     */
    Stream<Map.Entry<String, V>> scan(String pattern);
}
