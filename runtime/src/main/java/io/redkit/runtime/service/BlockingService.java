package io.redkit.runtime.service;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.DedicatedRedisService;
import io.redkit.HealthReport;
import io.redkit.KeySpace;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisDiagnostics;
import io.redkit.RedisService;
import io.redkit.SetOptions;
import io.redkit.TimeToLive;
import io.redkit.codec.ValueCodec;
import io.redkit.data.Pipeline;
import io.redkit.data.RedisCounter;
import io.redkit.data.RedisHash;
import io.redkit.data.RedisList;
import io.redkit.data.RedisSet;
import io.redkit.data.RedisSortedSet;
import io.redkit.data.Script;
import io.redkit.data.Transaction;
import io.vertx.redis.client.Response;

/** The blocking view: each method waits for its reactive twin. */
class BlockingService implements RedisService {

    private final ReactiveService reactive;

    BlockingService(ReactiveService reactive) {
        this.reactive = reactive;
    }

    @Override
    public String get(String key) {
        return Blocking.await(reactive.get(key));
    }

    @Override
    public <T> @Nullable T get(String key, ValueCodec<T> codec) {
        return Blocking.await(reactive.get(key, codec));
    }

    @Override
    public void set(String key, String value) {
        Blocking.await(reactive.set(key, value));
    }

    @Override
    public void set(String key, String value, Duration timeToLive) {
        Blocking.await(reactive.set(key, value, timeToLive));
    }

    @Override
    public boolean set(String key, String value, SetOptions options) {
        return Blocking.await(reactive.set(key, value, options));
    }

    @Override
    public <T> boolean set(String key, T value, ValueCodec<T> codec, SetOptions options) {
        return Blocking.await(reactive.set(key, value, codec, options));
    }

    @Override
    public Map<String, String> getAll(Collection<String> keys) {
        return Blocking.await(reactive.getAll(keys));
    }

    @Override
    public void setAll(Map<String, String> values) {
        Blocking.await(reactive.setAll(values));
    }

    @Override
    public void setAll(Map<String, String> values, Duration timeToLive) {
        Blocking.await(reactive.setAll(values, timeToLive));
    }

    @Override
    public long del(String... keys) {
        return Blocking.await(reactive.del(keys));
    }

    @Override
    public boolean exists(String key) {
        return Blocking.await(reactive.exists(key));
    }

    @Override
    public boolean expire(String key, Duration timeToLive) {
        return Blocking.await(reactive.expire(key, timeToLive));
    }

    @Override
    public boolean persist(String key) {
        return Blocking.await(reactive.persist(key));
    }

    @Override
    public TimeToLive ttl(String key) {
        return Blocking.await(reactive.ttl(key));
    }

    @Override
    public long incr(String key) {
        return Blocking.await(reactive.incr(key));
    }

    @Override
    public long incrBy(String key, long amount) {
        return Blocking.await(reactive.incrBy(key, amount));
    }

    @Override
    public long decr(String key) {
        return Blocking.await(reactive.decr(key));
    }

    @Override
    public long decrBy(String key, long amount) {
        return Blocking.await(reactive.decrBy(key, amount));
    }

    @Override
    public <T> @Nullable T getJson(String key, Class<T> type) {
        return Blocking.await(reactive.getJson(key, type));
    }

    @Override
    public <T> @Nullable T getJson(String key, TypeReference<T> type) {
        return Blocking.await(reactive.getJson(key, type));
    }

    @Override
    public void setJson(String key, Object value) {
        Blocking.await(reactive.setJson(key, value));
    }

    @Override
    public void setJson(String key, Object value, Duration timeToLive) {
        Blocking.await(reactive.setJson(key, value, timeToLive));
    }

    @Override
    public boolean setJson(String key, Object value, SetOptions options) {
        return Blocking.await(reactive.setJson(key, value, options));
    }

    @Override
    public boolean hSet(String key, String field, String value) {
        return Blocking.await(reactive.hSet(key, field, value));
    }

    @Override
    public long hSet(String key, Map<String, String> fields) {
        return Blocking.await(reactive.hSet(key, fields));
    }

    @Override
    public String hGet(String key, String field) {
        return Blocking.await(reactive.hGet(key, field));
    }

    @Override
    public Map<String, String> hGetAll(String key) {
        return Blocking.await(reactive.hGetAll(key));
    }

    @Override
    public long hDel(String key, String... fields) {
        return Blocking.await(reactive.hDel(key, fields));
    }

    @Override
    public <V> RedisHash<V> hash(String key, ValueCodec<V> codec) {
        return new BlockingHash<>(reactive.hash(key, codec));
    }

    @Override
    public <V> RedisList<V> list(String key, ValueCodec<V> codec) {
        return new BlockingList<>(reactive.list(key, codec));
    }

    @Override
    public <V> RedisSet<V> set(String key, ValueCodec<V> codec) {
        return new BlockingSet<>(reactive.set(key, codec));
    }

    @Override
    public <V> RedisSortedSet<V> sortedSet(String key, ValueCodec<V> codec) {
        return new BlockingSortedSet<>(reactive.sortedSet(key, codec));
    }

    @Override
    public RedisCounter counter(String key) {
        return new BlockingCounter(reactive.counter(key));
    }

    @Override
    public <T> ValueCodec<T> json(Class<T> type) {
        return reactive.json(type);
    }

    @Override
    public <T> ValueCodec<T> json(TypeReference<T> type) {
        return reactive.json(type);
    }

    @Override
    public Pipeline pipeline() {
        return new BlockingPipeline(reactive.pipeline());
    }

    @Override
    public <R extends @Nullable Object> R transaction(Function<Transaction, R> body) {
        return BlockingTransactions.run(reactive.transactions(), Check.notNull(body, "body"));
    }

    @Override
    public Response execute(String command, Object... args) {
        return Blocking.await(reactive.execute(command, args));
    }

    @Override
    public Script script(String text) {
        return new BlockingScript(reactive.script(text));
    }

    @Override
    public Stream<String> scan(String pattern) {
        return Blocking.stream(reactive.scan(pattern));
    }

    @Override
    public Duration ping() {
        return Blocking.await(reactive.ping());
    }

    @Override
    public boolean isHealthy() {
        return Blocking.await(reactive.isHealthy());
    }

    @Override
    public HealthReport healthCheck() {
        return Blocking.await(reactive.healthCheck());
    }

    @Override
    public RedisService with(CallOptions options) {
        return new BlockingService(reactive.with(options));
    }

    @Override
    public ConnectionState connectionState() {
        return reactive.connectionState();
    }

    @Override
    public RedisDiagnostics diagnostics() {
        return new BlockingDiagnostics(reactive.diagnostics());
    }

    @Override
    public KeySpace keySpace() {
        return reactive.keySpace();
    }

    @Override
    public DedicatedRedisService duplicate() {
        return new DedicatedBlockingService(reactive.duplicate());
    }

    @Override
    public DedicatedRedisService duplicate(OnConnectionLoss onLoss) {
        return new DedicatedBlockingService(reactive.duplicate(onLoss));
    }
}
