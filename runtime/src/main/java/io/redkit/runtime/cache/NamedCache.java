package io.redkit.runtime.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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

    /** @param text what {@link #text} has returned */
    Request<V> request(K key, String text, UserCode<@Nullable V> code, @Nullable LoadChain chain) {
        return new Request<>(text, value -> tags(key, value), code, chain);
    }

    CompletableFuture<StoredEntry> put(K key, @Nullable V value) {
        return engine.put(text(key), value, tags(key, value));
    }

    /** @param values which may be null */
    CompletableFuture<@Nullable Void> putAll(Map<K, V> values) {
        return CompletableFuture.allOf(values.entrySet().stream().map(each -> put(each.getKey(), each.getValue()))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Returns a copy, whose keys all have a text. */
    Map<K, V> checked(Map<? extends K, ? extends V> values) {
        Map<K, V> copy = new HashMap<>(values); // not Map.copyOf, which refuses null
        copy.keySet().forEach(this::text);
        return copy;
    }
}
