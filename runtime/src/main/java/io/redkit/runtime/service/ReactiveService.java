package io.redkit.runtime.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.HealthReport;
import io.redkit.KeySpace;
import io.redkit.OnConnectionLoss;
import io.redkit.ReactiveRedisDiagnostics;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisCodecException;
import io.redkit.SetOptions;
import io.redkit.TimeToLive;
import io.redkit.codec.ValueCodec;
import io.redkit.data.ReactivePipeline;
import io.redkit.data.ReactiveRedisCounter;
import io.redkit.data.ReactiveRedisHash;
import io.redkit.data.ReactiveRedisList;
import io.redkit.data.ReactiveRedisSet;
import io.redkit.data.ReactiveRedisSortedSet;
import io.redkit.data.ReactiveScript;
import io.redkit.data.ReactiveTransaction;
import io.redkit.runtime.command.Arguments;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.CommandSpec;
import io.redkit.runtime.command.OwnConnection;
import io.redkit.runtime.script.LuaScript;
import io.redkit.runtime.script.ScriptSource;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/** Builds the call of each method and names the decoder of its reply. */
class ReactiveService implements ReactiveRedisService {

    final ServiceSupport support;
    private final KeySpace keys;

    ReactiveService(ServiceSupport support) {
        this.support = support;
        this.keys = support.keySpace();
    }

    @Override
    public Uni<@Nullable String> get(String key) {
        return send(Replies::text, Verbs.GET, full(key));
    }

    @Override
    public <T> Uni<@Nullable T> get(String key, ValueCodec<T> codec) {
        return send(keyed(key, Check.notNull(codec, "codec")), Verbs.GET, full(key));
    }

    @Override
    public Uni<Void> set(String key, String value) {
        return send(Replies::nothing, Verbs.SET, full(key), Check.notNull(value, "value"));
    }

    @Override
    public Uni<Void> set(String key, String value, Duration timeToLive) {
        return set(Replies::nothing, key, Check.notNull(value, "value"), SetOptions.DEFAULT.expireIn(timeToLive));
    }

    @Override
    public Uni<Boolean> set(String key, String value, SetOptions options) {
        return set(Replies::isSet, key, Check.notNull(value, "value"), options);
    }

    @Override
    public <T> Uni<Boolean> set(String key, T value, ValueCodec<T> codec, SetOptions options) {
        return setEncoded(Replies::isSet, key, value, Check.notNull(codec, "codec"), options);
    }

    @Override
    public Uni<Map<String, String>> getAll(Collection<String> wanted) {
        List<String> names = Check.eachOf(wanted, "key");
        return names.isEmpty() ? Uni.createFrom().item(Map.of())
                : send(reply -> Replies.byKey(names, reply), Verbs.MGET, full(names));
    }

    @Override
    public Uni<Void> setAll(Map<String, String> values) {
        if (Check.notNull(values, "map of values").isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return send(Replies::nothing, Verbs.MSET, pairs(values, true));
    }

    @Override
    public Uni<Void> setAll(Map<String, String> values, Duration timeToLive) {
        SetOptions options = SetOptions.DEFAULT.expireIn(timeToLive);
        List<Uni<Void>> each = new ArrayList<>();
        Check.notNull(values, "map of values").forEach((key, value) -> each.add(set(Replies::nothing, key,
                Check.notNull(value, "value"), options)));
        return each.isEmpty() ? Uni.createFrom().voidItem()
                : Uni.join().all(each).andCollectFailures().replaceWithVoid()
                        .onFailure(CompositeException.class).transform(all -> ((CompositeException) all).getCauses().get(0));
    }

    @Override
    public Uni<Long> del(String... some) {
        List<String> names = Check.eachOf(Arrays.asList(Check.notNull(some, "array of keys")), "key");
        return names.isEmpty() ? Uni.createFrom().item(0L) : send(Replies::integer, Verbs.DEL, full(names));
    }

    @Override
    public Uni<Boolean> exists(String key) {
        return send(Replies::isOne, Verbs.EXISTS, full(key));
    }

    @Override
    public Uni<Boolean> expire(String key, Duration timeToLive) {
        return send(Replies::isOne, Verbs.PEXPIRE, full(key), Check.millis(timeToLive, "time to live"));
    }

    @Override
    public Uni<Boolean> persist(String key) {
        return send(Replies::isOne, Verbs.PERSIST, full(key));
    }

    @Override
    public Uni<TimeToLive> ttl(String key) {
        return send(reply -> TimeToLive.ofMillis(Replies.integer(reply)), Verbs.PTTL, full(key));
    }

    @Override
    public Uni<Long> incr(String key) {
        return send(Replies::integer, Verbs.INCR, full(key));
    }

    @Override
    public Uni<Long> incrBy(String key, long amount) {
        return send(Replies::integer, Verbs.INCRBY, full(key), amount);
    }

    @Override
    public Uni<Long> decr(String key) {
        return send(Replies::integer, Verbs.DECR, full(key));
    }

    @Override
    public Uni<Long> decrBy(String key, long amount) {
        return send(Replies::integer, Verbs.DECRBY, full(key), amount);
    }

    @Override
    public <T> Uni<@Nullable T> getJson(String key, Class<T> type) {
        return get(key, json(type));
    }

    @Override
    public <T> Uni<@Nullable T> getJson(String key, TypeReference<T> type) {
        return get(key, json(type));
    }

    @Override
    public Uni<Void> setJson(String key, Object value) {
        return setEncoded(Replies::nothing, key, value, json(value), SetOptions.DEFAULT);
    }

    @Override
    public Uni<Void> setJson(String key, Object value, Duration timeToLive) {
        return setEncoded(Replies::nothing, key, value, json(value), SetOptions.DEFAULT.expireIn(timeToLive));
    }

    @Override
    public Uni<Boolean> setJson(String key, Object value, SetOptions options) {
        return setEncoded(Replies::isSet, key, value, json(value), options);
    }

    @Override
    public Uni<Boolean> hSet(String key, String field, String value) {
        return send(Replies::isOne, Verbs.HSET, full(key), Check.notNull(field, "field"), Check.notNull(value, "value"));
    }

    @Override
    public Uni<Long> hSet(String key, Map<String, String> fields) {
        String name = full(key);
        if (Check.notNull(fields, "map of fields").isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        return send(Replies::integer, Verbs.HSET, after(name, pairs(fields, false)));
    }

    @Override
    public Uni<@Nullable String> hGet(String key, String field) {
        return send(Replies::text, Verbs.HGET, full(key), Check.notNull(field, "field"));
    }

    @Override
    public Uni<Map<String, String>> hGetAll(String key) {
        return send(Replies::textMap, Verbs.HGETALL, full(key));
    }

    @Override
    public Uni<Long> hDel(String key, String... fields) {
        String name = full(key);
        List<String> names = Check.eachOf(Arrays.asList(Check.notNull(fields, "array of fields")), "field");
        return names.isEmpty() ? Uni.createFrom().item(0L) : send(Replies::integer, Verbs.HDEL, after(name, names.toArray()));
    }

    @Override
    public <V> ReactiveRedisHash<V> hash(String key, ValueCodec<V> codec) {
        return new HashView<>(support, key, codec);
    }

    @Override
    public <V> ReactiveRedisList<V> list(String key, ValueCodec<V> codec) {
        return new ListView<>(support, key, codec);
    }

    @Override
    public <V> ReactiveRedisSet<V> set(String key, ValueCodec<V> codec) {
        return new SetView<>(support, key, codec);
    }

    @Override
    public <V> ReactiveRedisSortedSet<V> sortedSet(String key, ValueCodec<V> codec) {
        return new SortedSetView<>(support, key, codec);
    }

    @Override
    public ReactiveRedisCounter counter(String key) {
        return new CounterView(support, key);
    }

    @Override
    public <T> ValueCodec<T> json(Class<T> type) {
        return support.json().get().of(Check.notNull(type, "type"));
    }

    @Override
    public <T> ValueCodec<T> json(TypeReference<T> type) {
        return support.json().get().of(Check.notNull(type, "type"));
    }

    @Override
    public ReactivePipeline pipeline() {
        return new ReactivePipelineRun(this, support.transactions().eventLoop());
    }

    @Override
    public <R extends @Nullable Object> Uni<R> transaction(Function<ReactiveTransaction, Uni<R>> body) {
        return transactions().run(Check.notNull(body, "body"));
    }

    ReactiveTransactions transactions() {
        if (support.queues()) {
            throw new IllegalStateException("A transaction cannot begin inside of another one");
        }
        return new ReactiveTransactions(support);
    }

    @Override
    public Uni<@Nullable Response> execute(String command, Object... args) {
        CommandSpec known = support.lookup().find(Check.notNull(command, "command"));
        return send(reply -> reply, known, Arguments.of(known, Check.notNull(args, "array of arguments")));
    }

    @Override
    public ReactiveScript script(String text) {
        return ReactiveScriptCall.of(support, new LuaScript(ScriptSource.ofText(Check.notNull(text, "script"))));
    }

    @Override
    public Multi<String> scan(String pattern) {
        return new KeyScan(support.executor(), keys).of(Check.notNull(pattern, "pattern"));
    }

    @Override
    public Uni<Duration> ping() {
        return new Pings(support).one();
    }

    @Override
    public Uni<Boolean> isHealthy() {
        return new Pings(support).isHealthy();
    }

    @Override
    public Uni<HealthReport> healthCheck() {
        return new Pings(support).report();
    }

    @Override
    public ReactiveService with(CallOptions options) {
        return new ReactiveService(support.with(Check.notNull(options, "set of options")));
    }

    @Override
    public ConnectionState connectionState() {
        return support.servers().state();
    }

    @Override
    public ReactiveRedisDiagnostics diagnostics() {
        return new ReactiveDiagnostics(support.executor());
    }

    @Override
    public KeySpace keySpace() {
        return keys;
    }

    @Override
    public DedicatedReactiveService duplicate() {
        return duplicate(OnConnectionLoss.FAIL);
    }

    @Override
    public DedicatedReactiveService duplicate(OnConnectionLoss onLoss) {
        OwnConnection own = support.duplication().open(Check.notNull(onLoss, "behaviour on connection loss"));
        return new DedicatedReactiveService(support.over(own), own);
    }

    private <T> Uni<T> send(ReplyDecoder<T> decoder, CommandSpec command, Object... args) {
        return new CommandUni<>(support.executor(), Call.of(command, args), decoder);
    }

    private <R, T> Uni<R> setEncoded(ReplyDecoder<R> decoder, String key, T value, ValueCodec<T> codec, SetOptions options) {
        String name = full(key);
        Object[] rest = SetArguments.of(Check.notNull(options, "set of options"));
        try {
            byte[] encoded = keyed(key, codec).encode(Check.notNull(value, "value"));
            return send(decoder, Verbs.SET, after(name, encoded, rest));
        } catch (RedisCodecException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private <R> Uni<R> set(ReplyDecoder<R> decoder, String key, Object value, SetOptions options) {
        return send(decoder, Verbs.SET, after(full(key), value, SetArguments.of(Check.notNull(options, "set of options"))));
    }

    private <T> KeyedCodec<T> keyed(String key, ValueCodec<T> codec) {
        return new KeyedCodec<>(key, codec, support.settings().showKeys());
    }

    @SuppressWarnings("unchecked")
    private ValueCodec<Object> json(Object value) {
        return (ValueCodec<Object>) json(Check.notNull(value, "value").getClass());
    }

    private String full(String key) {
        return keys.prefix(Check.key(key));
    }

    private Object[] full(List<String> names) {
        Object[] all = new Object[names.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = full(names.get(i));
        }
        return all;
    }

    private Object[] pairs(Map<String, String> values, boolean areKeys) {
        List<Object> flat = new ArrayList<>(2 * values.size());
        values.forEach((name, value) -> {
            flat.add(areKeys ? full(name) : Check.notNull(name, "field"));
            flat.add(Check.notNull(value, "value"));
        });
        return flat.toArray();
    }

    private static Object[] after(String first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static Object[] after(String first, Object second, Object[] rest) {
        Object[] all = new Object[rest.length + 2];
        all[0] = first;
        all[1] = second;
        System.arraycopy(rest, 0, all, 2, rest.length);
        return all;
    }
}
