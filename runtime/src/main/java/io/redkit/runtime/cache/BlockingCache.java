package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.cache.CacheStatistics;
import io.redkit.cache.CachedValue;
import io.redkit.cache.RedisCache;
import io.redkit.cache.WriteBehind;
import io.redkit.cache.WriteBehindOptions;

/** The blocking view. Loaders and writers run on the thread that waits for them. */
final class BlockingCache<K, V> implements RedisCache<K, V> {

    private final NamedCache<K, V> cache;
    private final CacheEngine<V> engine;

    BlockingCache(NamedCache<K, V> cache) {
        this.cache = cache;
        this.engine = cache.engine();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public @Nullable V get(K key, Function<? super K, ? extends @Nullable V> loader) {
        CallerThread.refuseEventLoop();
        CallerThread caller = new CallerThread();
        UserCode<@Nullable V> code = BlockingCode.on(caller, engine.workers(), () -> loader.apply(key));
        return caller.waitFor(engine.get(cache.request(key, cache.text(key), code, LoadChain.current())));
    }

    @Override
    public @Nullable CachedValue<V> getIfPresent(K key) {
        return Promises.await(() -> engine.getIfPresent(cache.text(key)));
    }

    @Override
    public void put(K key, @Nullable V value) {
        Promises.await(() -> cache.put(key, value));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> values) {
        Promises.await(() -> cache.putAll(cache.checked(values)));
    }

    @Override
    public void invalidate(K key) {
        invalidateAll(Collections.singletonList(key));
    }

    @Override
    public void invalidateAll(Collection<? extends K> keys) {
        Promises.await(() -> engine.invalidate(cache.texts(keys)));
    }

    @Override
    public void invalidateTags(Collection<String> tags) {
        Promises.await(() -> engine.invalidateTags(List.copyOf(tags)));
    }

    @Override
    public void clear() {
        Promises.await(engine::clear);
    }

    @Override
    public long warm(Collection<? extends K> keys, Function<? super K, ? extends @Nullable V> loader) {
        CallerThread.refuseEventLoop();
        List<Request<V>> requests = List.<K> copyOf(keys).stream().map(key -> cache.request(key, cache.text(key),
                BlockingCode.<@Nullable V> onWorker(engine.workers(), () -> loader.apply(key)), LoadChain.current())).toList();
        return CallerThread.await(cache.warming().run(requests));
    }

    @Override
    public void write(K key, @Nullable V value, BiConsumer<? super K, ? super @Nullable V> writer) {
        CallerThread.refuseEventLoop();
        CallerThread caller = new CallerThread();
        UserCode<Boolean> code = BlockingCode.on(caller, engine.workers(), writing(key, value, writer));
        caller.waitFor(engine.write(cache.text(key), value, cache.tags(key, value), code));
    }

    private static <K, V> Supplier<Boolean> writing(K key, @Nullable V value,
            BiConsumer<? super K, ? super @Nullable V> writer) {
        return () -> {
            writer.accept(key, value);
            return true;
        };
    }

    @Override
    public WriteBehind<K, V> writeBehind(BiConsumer<? super K, ? super @Nullable V> writer, WriteBehindOptions options) {
        WriteBehindQueue<V> queue = cache.queues().open(engine, options);
        return new WriteBehind<>() {
            @Override
            public void write(K key, @Nullable V value) {
                String text = cache.text(key);
                UserCode<Boolean> code = BlockingCode.onWorker(engine.workers(), writing(key, value, writer));
                Promises.await(() -> queue.write(text, value, cache.tags(key, value), code));
            }

            @Override
            public int pending() {
                return queue.pending();
            }

            @Override
            public long lost() {
                return queue.lost();
            }

            @Override
            public boolean flush(Duration atMost) {
                return Promises.await(() -> queue.flush(atMost));
            }

            @Override
            public void close() {
                Promises.await(queue::close);
            }
        };
    }

    @Override
    public CacheStatistics statistics() {
        return engine.counters().read();
    }
}
