package io.redkit.runtime.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.redkit.data.ReactiveRedisHash;
import io.redkit.data.RedisHash;

/** The blocking view: each method waits for its reactive twin. */
final class BlockingHash<V> extends BlockingKey<ReactiveRedisHash<V>> implements RedisHash<V> {

    BlockingHash(ReactiveRedisHash<V> reactive) {
        super(reactive);
    }

    @Override
    public @Nullable V get(String field) {
        return Blocking.await(reactive.get(field));
    }

    @Override
    public Map<String, V> getMany(Collection<String> fields) {
        return Blocking.await(reactive.getMany(fields));
    }

    @Override
    public Map<String, V> getAll() {
        return Blocking.await(reactive.getAll());
    }

    @Override
    public boolean put(String field, V value) {
        return Blocking.await(reactive.put(field, value));
    }

    @Override
    public long putAll(Map<String, V> values) {
        return Blocking.await(reactive.putAll(values));
    }

    @Override
    public boolean putIfAbsent(String field, V value) {
        return Blocking.await(reactive.putIfAbsent(field, value));
    }

    @Override
    public long remove(String... fields) {
        return Blocking.await(reactive.remove(fields));
    }

    @Override
    public boolean contains(String field) {
        return Blocking.await(reactive.contains(field));
    }

    @Override
    public long size() {
        return Blocking.await(reactive.size());
    }

    @Override
    public long increment(String field, long amount) {
        return Blocking.await(reactive.increment(field, amount));
    }

    @Override
    public Set<String> fields() {
        return Blocking.await(reactive.fields());
    }

    @Override
    public List<V> values() {
        return Blocking.await(reactive.values());
    }

    @Override
    public Stream<Map.Entry<String, V>> scan(String pattern) {
        return Blocking.stream(reactive.scan(pattern));
    }
}
