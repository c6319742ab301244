package io.redkit.runtime.cache;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.cache.CacheSpec;

/** One cache with what is known of its keys: what blocking and reactive callers have in common. */
final class NamedCache<K, V> {

    private final CacheSpec<K, V> spec;
    private final CacheEngine<V> engine;
    private final KeyText keyText;
    private final Warming<V> warming;
    private final WriteBehindQueues queues;

    NamedCache(CacheSpec<K, V> spec, CacheEngine<V> engine, KeyText keyText, WriteBehindQueues queues) {
        this.spec = spec;
        this.engine = engine;
        this.keyText = keyText;
        this.warming = new Warming<>(engine);
        this.queues = queues;
    }

    CacheSpec<K, V> spec() {
        return spec;
    }

    CacheEngine<V> engine() {
        return engine;
    }

    Warming<V> warming() {
        return warming;
    }

    WriteBehindQueues queues() {
        return queues;
    }

    /** @throws IllegalArgumentException if there is no key, or no text for it */
    String text(@Nullable K key) {
        if (key == null) {
            throw new IllegalArgumentException("The key is null");
        }
        Function<? super K, String> own = spec.keyText();
        String text = own == null ? keyText.of(key, spec.keyType()) : own.apply(key);
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("The text of a key of cache " + spec.name() + " is missing");
        }
        return text;
    }

    List<String> texts(Collection<? extends K> keys) {
        return keys.stream().map(this::text).distinct().toList();
    }

    Collection<String> tags(K key, @Nullable V value) {
        return Objects.requireNonNull(spec.tagsOf(key, value), "tags");
    }

    Request<V> request(K key, UserCode<@Nullable V> code, @Nullable LoadChain chain) {
        return new Request<>(text(key), value -> tags(key, value), code, chain);
    }
}
