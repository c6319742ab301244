package io.redkit.runtime.service;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.redkit.data.ReactiveRedisSet;
import io.redkit.data.RedisSet;

/** The blocking view: each method waits for its reactive twin. */
final class BlockingSet<V> extends BlockingKey<ReactiveRedisSet<V>> implements RedisSet<V> {

    BlockingSet(ReactiveRedisSet<V> reactive) {
        super(reactive);
    }

    @Override
    public boolean add(V member) {
        return Blocking.await(reactive.add(member));
    }

    @Override
    public long addAll(Collection<V> members) {
        return Blocking.await(reactive.addAll(members));
    }

    @Override
    public boolean remove(V member) {
        return Blocking.await(reactive.remove(member));
    }

    @Override
    public long removeAll(Collection<V> members) {
        return Blocking.await(reactive.removeAll(members));
    }

    @Override
    public boolean contains(V member) {
        return Blocking.await(reactive.contains(member));
    }

    @Override
    public List<Boolean> containsEach(Collection<V> members) {
        return Blocking.await(reactive.containsEach(members));
    }

    @Override
    public Set<V> members() {
        return Blocking.await(reactive.members());
    }

    @Override
    public @Nullable V random() {
        return Blocking.await(reactive.random());
    }

    @Override
    public Set<V> random(long most) {
        return Blocking.await(reactive.random(most));
    }

    @Override
    public @Nullable V pop() {
        return Blocking.await(reactive.pop());
    }

    @Override
    public Set<V> pop(long most) {
        return Blocking.await(reactive.pop(most));
    }

    @Override
    public long size() {
        return Blocking.await(reactive.size());
    }

    @Override
    public Set<V> union(String... otherKeys) {
        return Blocking.await(reactive.union(otherKeys));
    }

    @Override
    public Set<V> intersection(String... otherKeys) {
        return Blocking.await(reactive.intersection(otherKeys));
    }

    @Override
    public Set<V> difference(String... otherKeys) {
        return Blocking.await(reactive.difference(otherKeys));
    }

    @Override
    public Stream<V> scan() {
        return Blocking.stream(reactive.scan());
    }
}
