package io.redkit.runtime.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.metrics.MetricsFactory;
import io.redkit.cache.CacheOptions;
import io.redkit.cache.CacheSpec;
import io.redkit.cache.ReactiveRedisCache;
import io.redkit.cache.ReactiveRedisCaches;
import io.redkit.cache.RedisCache;
import io.redkit.cache.RedisCaches;
import io.redkit.codec.ValueCodec;
import io.redkit.runtime.pattern.PatternSupport;

/** The caches of one client, in both styles, each made when it is used first. The door of this package. */
public final class ClientCaches implements AutoCloseable {

    private final PatternSupport support;
    private final BiFunction<String, CacheSpec<?, ?>, CacheOptions> options;
    private final Workers workers;
    private final KeyText keyText;
    private final WriteBehindQueues queues = new WriteBehindQueues();
    private final Map<String, NamedCache<?, ?>> caches = new ConcurrentHashMap<>();
    private volatile @Nullable MetricsFactory metrics;

    /** @param options returns how a cache behaves, from what is configured for its name and what the code says */
    public ClientCaches(PatternSupport support, BiFunction<String, CacheSpec<?, ?>, CacheOptions> options) {
        this.support = support;
        this.options = options;
        this.workers = new Workers(support.vertx());
        this.keyText = new KeyText(support.json());
    }

    /** Makes caches as the code says. */
    public static ClientCaches of(PatternSupport support) {
        return new ClientCaches(support, (name, spec) -> spec.applyTo(CacheOptions.DEFAULT));
    }

    public RedisCaches blocking() {
        return new RedisCaches() {
            @Override
            public <K, V> RedisCache<K, V> of(CacheSpec<K, V> spec) {
                return new BlockingCache<>(named(spec));
            }
        };
    }

    public ReactiveRedisCaches reactive() {
        return new ReactiveRedisCaches() {
            @Override
            public <K, V> ReactiveRedisCache<K, V> of(CacheSpec<K, V> spec) {
                return new ReactiveCache<>(named(spec));
            }
        };
    }

    /** Returns the same cache for callers who wait for their own loads only; see {@link LeavingCache}. */
    public <K, V> LeavingCache<K, V> leaving(CacheSpec<K, V> spec) {
        return new LeavingCache<>(named(spec));
    }

    public KeyText keyText() {
        return keyText;
    }

    @SuppressWarnings("unchecked") // its specification has the same types
    private <K, V> NamedCache<K, V> named(CacheSpec<K, V> spec) {
        NamedCache<?, ?> cache = caches.computeIfAbsent(spec.name(), name -> make(spec));
        CacheSpec<?, ?> first = cache.spec();
        boolean isSame = first == spec || first.keyType().equals(spec.keyType()) && first.valueType().equals(spec.valueType())
                && spec.isPlain();
        if (!isSame) {
            throw new IllegalArgumentException("The cache " + spec.name() + " is in use with another specification, " + first
                    + "; keep one CacheSpec in a constant for all who use it, or choose another name");
        }
        return (NamedCache<K, V>) cache;
    }

    @SuppressWarnings("unchecked") // the codec is that of the declared type
    private <K, V> NamedCache<K, V> make(CacheSpec<K, V> spec) {
        @Nullable
        ValueCodec<V> own = spec.codec();
        ValueCodec<V> codec = own != null ? own : (ValueCodec<V>) support.json().get().of(spec.valueType());
        CacheEngine<V> engine = new CacheEngine<>(spec.name(), options.apply(spec.name(), spec), codec, support, workers);
        NamedCache<K, V> made = new NamedCache<>(spec, engine, keyText, queues);
        MetricsFactory factory = metrics;
        if (factory != null) {
            publish(made, factory);
        }
        return made;
    }

    void publishTo(MetricsFactory factory) {
        metrics = factory;
        caches.values().forEach(cache -> publish(cache, factory));
    }

    private void publish(NamedCache<?, ?> cache, MetricsFactory factory) {
        CacheMeters.register(support.settings().name(), cache.spec().name(), cache.engine().counters(), factory);
    }

    /** Flushes what was to be written behind, within its time, and ends. */
    @Override
    public void close() {
        queues.close();
        caches.values().forEach(cache -> cache.engine().close());
    }
}
