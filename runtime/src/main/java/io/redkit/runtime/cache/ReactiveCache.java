package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.cache.CacheStatistics;
import io.redkit.cache.CachedValue;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.ReactiveWriteBehind;
import io.redkit.cache.WriteBehindOptions;
import io.smallrye.mutiny.Uni;

/** The reactive view. Arguments are checked when a method is called, and all else happens with the subscription. */
final class ReactiveCache<K, V> implements ReactiveRedisCache<K, V> {

    private final NamedCache<K, V> cache;
    private final CacheEngine<V> engine;

    ReactiveCache(NamedCache<K, V> cache) {
        this.cache = cache;
        this.engine = cache.engine();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Uni<@Nullable V> get(K key, Function<? super K, ? extends Uni<? extends @Nullable V>> loader) {
        String text = cache.text(key);
        return Promises
                .uni(chain -> engine.get(cache.request(key, text, new ReactiveCode<>(() -> loader.apply(key)), chain)));
    }

    @Override
    public Uni<@Nullable CachedValue<V>> getIfPresent(K key) {
        String text = cache.text(key);
        return Promises.uni(chain -> engine.getIfPresent(text));
    }

    @Override
    public Uni<Void> put(K key, @Nullable V value) {
        cache.text(key);
        return done(() -> cache.put(key, value));
    }

    @Override
    public Uni<Void> putAll(Map<? extends K, ? extends V> values) {
        Map<K, V> all = cache.checked(values);
        return done(() -> cache.putAll(all));
    }

    @Override
    public Uni<Void> invalidate(K key) {
        return invalidateAll(Collections.singletonList(key));
    }

    @Override
    public Uni<Void> invalidateAll(Collection<? extends K> keys) {
        List<String> texts = cache.texts(keys);
        return done(() -> engine.invalidate(texts));
    }

    @Override
    public Uni<Void> invalidateTags(Collection<String> tags) {
        List<String> all = List.copyOf(tags);
        return done(() -> engine.invalidateTags(all));
    }

    @Override
    public Uni<Void> clear() {
        return done(engine::clear);
    }

    @Override
    public Uni<Long> warm(Collection<? extends K> keys, Function<? super K, ? extends Uni<? extends @Nullable V>> loader) {
        List<? extends K> all = List.copyOf(keys);
        return Promises.uni(chain -> cache.warming().run(all.stream()
                .map(key -> cache.request(key, cache.text(key), new ReactiveCode<@Nullable V>(() -> loader.apply(key)), chain))
                .toList()));
    }

    @Override
    public Uni<Void> write(K key, @Nullable V value, BiFunction<? super K, ? super @Nullable V, ? extends Uni<?>> writer) {
        String text = cache.text(key);
        return done(() -> engine.write(text, value, cache.tags(key, value),
                new ReactiveCode<@Nullable Object>(() -> writer.apply(key, value))));
    }

    @Override
    public ReactiveWriteBehind<K, V> writeBehind(BiFunction<? super K, ? super @Nullable V, ? extends Uni<?>> writer,
            WriteBehindOptions options) {
        WriteBehindQueue<V> queue = cache.queues().open(engine, options);
        return new ReactiveWriteBehind<>() {
            @Override
            public Uni<Void> write(K key, @Nullable V value) {
                String text = cache.text(key);
                return done(() -> queue.write(text, value, cache.tags(key, value),
                        new ReactiveCode<@Nullable Object>(() -> writer.apply(key, value))));
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
            public Uni<Boolean> flush(Duration atMost) {
                return Promises.uni(chain -> queue.flush(atMost));
            }

            @Override
            public Uni<Void> close() {
                return done(queue::close);
            }
        };
    }

    @Override
    public CacheStatistics statistics() {
        return engine.counters().read();
    }

    private static Uni<Void> done(Supplier<CompletableFuture<?>> begin) {
        return Promises.<@Nullable Object> uni(chain -> begin.get().thenApply(value -> value)).replaceWithVoid();
    }
}
