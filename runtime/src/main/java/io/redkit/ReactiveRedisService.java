package io.redkit;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactivePipeline;
import io.redkit.data.ReactiveRedisCounter;
import io.redkit.data.ReactiveRedisHash;
import io.redkit.data.ReactiveRedisList;
import io.redkit.data.ReactiveRedisSet;
import io.redkit.data.ReactiveRedisSortedSet;
import io.redkit.data.ReactiveScript;
import io.redkit.data.ReactiveTransaction;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/**
 * Redis for reactive code: inject it and use it from any thread.
 * <p>
 * A command is sent when its {@code Uni} is subscribed to, and again with each further subscription. Commands of all callers
 * share a few connections and are pipelined; nobody waits for a connection. The outcome arrives on the caller's Vert.x context,
 * or on an event loop where there is none, and always within the deadline {@code command-timeout}. Cancelling a subscription
 * does not take back a command that was sent; but one that blocks loses its connection, and so takes nothing.
 * <p>
 * Keys get the application-wide prefix {@code key-prefix}, and are given back without it. A key is text that is neither null
 * nor empty, nor contains half a surrogate pair. In values, half a pair becomes a question mark, and what is read and is not
 * UTF-8 becomes U+FFFD; {@code ValueCodec.utf8()} is strict, and {@code ValueCodec.bytes()} is exact. A key that does not exist
 * is null, an empty map or 0, and never an error. Wrong arguments throw an {@link IllegalArgumentException} at once. All other
 * failures are {@link RedisException}s, emitted by the {@code Uni}; see its subclasses.
 */
public interface ReactiveRedisService {

    /** Returns the value of a key as UTF-8 text, null if there is no such key ({@code GET}). */
    @CheckReturnValue
    Uni<@Nullable String> get(String key);

    /** Returns the value of a key, decoded, null if there is no such key ({@code GET}). */
    @CheckReturnValue
    <T> Uni<@Nullable T> get(String key, ValueCodec<T> codec);

    /** Sets a key to a text and removes its time to live ({@code SET}). */
    @CheckReturnValue
    Uni<Void> set(String key, String value);

    /**
     * Sets a key to a text that expires ({@code SET PX}).
     *
     * @param timeToLive at least a millisecond
     */
    @CheckReturnValue
    Uni<Void> set(String key, String value, Duration timeToLive);

    /** Sets a key to a text under conditions; returns whether it was set ({@code SET}). */
    @CheckReturnValue
    Uni<Boolean> set(String key, String value, SetOptions options);

    /** Sets a key to an encoded value under conditions; returns whether it was set ({@code SET}). */
    @CheckReturnValue
    <T> Uni<Boolean> set(String key, T value, ValueCodec<T> codec, SetOptions options);

    /**
     * Returns the values of several keys, read at one instant, in the order of the keys; keys that do not exist are left out
     * ({@code MGET}). No keys give an empty map.
     */
    @CheckReturnValue
    Uni<Map<String, String>> getAll(Collection<String> keys);

    /** Sets several keys at one instant and removes their times to live ({@code MSET}). An empty map does nothing. */
    @CheckReturnValue
    Uni<Void> setAll(Map<String, String> values);

    /**
     * Sets several keys, each with the time to live. They are sent together, and not executed as one: other clients can see
     * some of them set and others not yet, and after a failure that may stay so ({@code SET PX} for each). The failure is that
     * of one of them.
     */
    @CheckReturnValue
    Uni<Void> setAll(Map<String, String> values, Duration timeToLive);

    /** Deletes keys; returns how many existed ({@code DEL}). No keys give 0. */
    @CheckReturnValue
    Uni<Long> del(String... keys);

    /** Returns whether the key exists ({@code EXISTS}). */
    @CheckReturnValue
    Uni<Boolean> exists(String key);

    /**
     * Lets a key expire; returns whether it exists ({@code PEXPIRE}).
     *
     * @param timeToLive zero deletes the key; negative is refused
     */
    @CheckReturnValue
    Uni<Boolean> expire(String key, Duration timeToLive);

    /** Removes the time to live of a key; returns whether it had one ({@code PERSIST}). */
    @CheckReturnValue
    Uni<Boolean> persist(String key);

    /** Returns how long a key lives on ({@code PTTL}). */
    @CheckReturnValue
    Uni<TimeToLive> ttl(String key);

    /**
     * Adds 1 to a counter and returns the new value; a key that does not exist counts as 0 ({@code INCR}).
     */
    @CheckReturnValue
    Uni<Long> incr(String key);

    /** Adds to a counter and returns the new value ({@code INCRBY}). */
    @CheckReturnValue
    Uni<Long> incrBy(String key, long amount);

    /** Subtracts 1 from a counter and returns the new value ({@code DECR}). */
    @CheckReturnValue
    Uni<Long> decr(String key);

    /** Subtracts from a counter and returns the new value ({@code DECRBY}). */
    @CheckReturnValue
    Uni<Long> decrBy(String key, long amount);

    /**
     * Returns the JSON value of a key as an object, null if there is no such key.
     *
     * @throws RedisCodecException emitted if the value is not JSON of this type; it tells the key
     */
    @CheckReturnValue
    <T> Uni<@Nullable T> getJson(String key, Class<T> type);

    /** Returns the JSON value of a key as an object of a generic type, such as {@code new TypeReference<List<Item>>() {}}. */
    @CheckReturnValue
    <T> Uni<@Nullable T> getJson(String key, TypeReference<T> type);

    /** Sets a key to the JSON of an object and removes its time to live. The object must not be null. */
    @CheckReturnValue
    Uni<Void> setJson(String key, Object value);

    /** Sets a key to the JSON of an object, to expire. */
    @CheckReturnValue
    Uni<Void> setJson(String key, Object value, Duration timeToLive);

    /** Sets a key to the JSON of an object under conditions; returns whether it was set. */
    @CheckReturnValue
    Uni<Boolean> setJson(String key, Object value, SetOptions options);

    /** Sets a field of a hash; returns whether the field is new ({@code HSET}). */
    @CheckReturnValue
    Uni<Boolean> hSet(String key, String field, String value);

    /** Sets fields of a hash; returns how many are new ({@code HSET}). An empty map does nothing. */
    @CheckReturnValue
    Uni<Long> hSet(String key, Map<String, String> fields);

    /** Returns a field of a hash, null if there is none ({@code HGET}). */
    @CheckReturnValue
    Uni<@Nullable String> hGet(String key, String field);

    /** Returns all fields of a hash, an empty map if there is none ({@code HGETALL}). */
    @CheckReturnValue
    Uni<Map<String, String>> hGetAll(String key);

    /** Deletes fields of a hash; returns how many existed ({@code HDEL}). No fields give 0. */
    @CheckReturnValue
    Uni<Long> hDel(String key, String... fields);

    /** Returns a view of a hash whose values are text. Sends nothing. */
    default ReactiveRedisHash<String> hash(String key) {
        return hash(key, ValueCodec.utf8());
    }

    /** Returns a view of a hash whose values are JSON of a type; of a text, too, which then has quotes. */
    default <V> ReactiveRedisHash<V> hash(String key, Class<V> type) {
        return hash(key, json(type));
    }

    /** Returns a view of a hash whose values are JSON of a generic type. */
    default <V> ReactiveRedisHash<V> hash(String key, TypeReference<V> type) {
        return hash(key, json(type));
    }

    /** Returns a view of a hash whose values are encoded by the codec. */
    <V> ReactiveRedisHash<V> hash(String key, ValueCodec<V> codec);

    /** Returns a view of a list whose elements are text. Sends nothing. */
    default ReactiveRedisList<String> list(String key) {
        return list(key, ValueCodec.utf8());
    }

    /** Returns a view of a list whose elements are JSON of a type; of a text, too, which then has quotes. */
    default <V> ReactiveRedisList<V> list(String key, Class<V> type) {
        return list(key, json(type));
    }

    /** Returns a view of a list whose elements are JSON of a generic type. */
    default <V> ReactiveRedisList<V> list(String key, TypeReference<V> type) {
        return list(key, json(type));
    }

    /** Returns a view of a list whose elements are encoded by the codec. */
    <V> ReactiveRedisList<V> list(String key, ValueCodec<V> codec);

    /** Returns a view of a set whose members are text. Sends nothing. */
    default ReactiveRedisSet<String> set(String key) {
        return set(key, ValueCodec.utf8());
    }

    /** Returns a view of a set whose members are JSON of a type; of a text, too, which then has quotes. */
    default <V> ReactiveRedisSet<V> set(String key, Class<V> type) {
        return set(key, json(type));
    }

    /** Returns a view of a set whose members are JSON of a generic type. */
    default <V> ReactiveRedisSet<V> set(String key, TypeReference<V> type) {
        return set(key, json(type));
    }

    /** Returns a view of a set whose members are encoded by the codec. */
    <V> ReactiveRedisSet<V> set(String key, ValueCodec<V> codec);

    /** Returns a view of a sorted set whose members are text. Sends nothing. */
    default ReactiveRedisSortedSet<String> sortedSet(String key) {
        return sortedSet(key, ValueCodec.utf8());
    }

    /** Returns a view of a sorted set whose members are JSON of a type; of a text, too, which then has quotes. */
    default <V> ReactiveRedisSortedSet<V> sortedSet(String key, Class<V> type) {
        return sortedSet(key, json(type));
    }

    /** Returns a view of a sorted set whose members are JSON of a generic type. */
    default <V> ReactiveRedisSortedSet<V> sortedSet(String key, TypeReference<V> type) {
        return sortedSet(key, json(type));
    }

    /** Returns a view of a sorted set whose members are encoded by the codec. */
    <V> ReactiveRedisSortedSet<V> sortedSet(String key, ValueCodec<V> codec);

    /** Returns a view of a counter. Sends nothing. */
    ReactiveRedisCounter counter(String key);

    /** Returns the codec that {@link #getJson} and {@link #setJson} use for a type. */
    <T> ValueCodec<T> json(Class<T> type);

    /** Returns the codec that {@link #getJson} uses for a generic type. */
    <T> ValueCodec<T> json(TypeReference<T> type);

    /** Returns a new pipeline, which sends what is added to it together. */
    ReactivePipeline pipeline();

    /**
     * Runs a transaction ({@code MULTI}, {@code EXEC}): the body says what is to be executed, and when its {@code Uni} has
     * emitted, all of that is executed as one. Emits what the body emitted; what is {@link io.redkit.data.Queued} there can be
     * read then.
     * <p>
     * The body is run again if a key that it watched was changed, or if the server was not there or not the right one: at most
     * 64 times after a conflict (or {@link CallOptions#maxRetries}), and not after the deadline of one command. A transaction
     * that may have been executed is not repeated. If the body fails, nothing is executed.
     * <p>
     * A command that fails does not undo the others; the {@code Uni} fails with the first such failure.
     *
     * @throws RedisTransactionConflictException emitted if others changed a watched key each time
     * @throws RedisCommandRefusedException emitted if the keys are in several slots of a cluster; nothing was sent
     * @throws RedisConnectionException emitted if the connection is lost; {@link RedisException#delivery()} tells whether it
     *         may have been executed
     */
    @CheckReturnValue
    <R extends @Nullable Object> Uni<R> transaction(Function<ReactiveTransaction, Uni<R>> body);

    /**
     * Sends any command with its arguments as they are: keys get no prefix.
     * <p>
     * A command that blocks, such as {@code BLPOP}, is sent over a connection of its own, with its block time added to the
     * deadline. A command that changes or concerns the state of a connection, such as {@code MULTI}, {@code SUBSCRIBE} or
     * {@code WAIT}, is refused; use {@link #duplicate()} for it.
     *
     * @param command name in any case, such as {@code "GETRANGE"}; subcommands are arguments
     * @param args each a {@code String}, a number, a {@code byte[]}, or a Vert.x {@code Buffer}
     * @return the reply, null for Redis' null
     * @throws IllegalArgumentException if the command is not known, or an argument has another type
     */
    @CheckReturnValue
    Uni<@Nullable Response> execute(String command, Object... args);

    /**
     * Returns a script that is made at run time. One that is known when the application is built is better off in a file, see
     * {@link io.redkit.data.RedisScript}. Keep it where it is used often: its digest is computed here.
     *
     * @param text Lua, with the same head as in files; without any head the script takes any keys and arguments, and is not
     *        sent again once it may have been run
     * @throws IllegalArgumentException if the text is empty or longer than 32 KiB, or has a head with errors
     */
    ReactiveScript script(String text);

    /**
     * Streams the keys that match, without the prefix of this client, page by page ({@code SCAN}). In a cluster all masters are
     * asked, one after the other. Each key that is there from beginning to end comes at least once; one that comes or goes
     * meanwhile may or may not come, and a key may come twice. A page is asked for when there is demand.
     *
     * @param pattern a glob pattern as {@code KEYS} takes it, such as {@code "user:*"}; {@link KeySpace#pattern} escapes parts
     */
    @CheckReturnValue
    Multi<String> scan(String pattern);

    /** Sends a {@code PING}, and returns the time that the round trip took. */
    @CheckReturnValue
    Uni<Duration> ping();

    /** Returns whether Redis answers a {@code PING} within the deadline. Never fails. */
    @CheckReturnValue
    Uni<Boolean> isHealthy();

    /** Checks the connection with a {@code PING} and reports the details. Never fails. */
    @CheckReturnValue
    Uni<HealthReport> healthCheck();

    /**
     * Returns a view of this service whose commands obey these options, in place of those that this one may have. It uses the
     * same connections, and costs nothing to make.
     */
    ReactiveRedisService with(CallOptions options);

    /** Returns the state of the shared connections. Sends nothing. */
    ConnectionState connectionState();

    /** Returns what the server tells of itself. */
    ReactiveRedisDiagnostics diagnostics();

    /** Returns the prefix of this client's keys. */
    KeySpace keySpace();

    /**
     * Returns the same service on a connection of its own, for subscriptions, transactions and blocking commands. The
     * connection is opened by the first command. Close it after use. When it is lost, it stays lost.
     */
    DedicatedReactiveRedisService duplicate();

    /** Returns the same service on a connection of its own, and says what happens when that is lost. */
    DedicatedReactiveRedisService duplicate(OnConnectionLoss onLoss);
}
