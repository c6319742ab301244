package io.redkit.runtime.service;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.data.ReactiveRedisList;
import io.redkit.data.RedisList;

/** The blocking view: each method waits for its reactive twin. */
final class BlockingList<V> extends BlockingKey<ReactiveRedisList<V>> implements RedisList<V> {

    BlockingList(ReactiveRedisList<V> reactive) {
        super(reactive);
    }

    @Override
    public long pushLeft(V element) {
        return Blocking.await(reactive.pushLeft(element));
    }

    @Override
    public long pushRight(V element) {
        return Blocking.await(reactive.pushRight(element));
    }

    @Override
    public long pushAllLeft(Collection<V> elements) {
        return Blocking.await(reactive.pushAllLeft(elements));
    }

    @Override
    public long pushAllRight(Collection<V> elements) {
        return Blocking.await(reactive.pushAllRight(elements));
    }

    @Override
    public @Nullable V popLeft() {
        return Blocking.await(reactive.popLeft());
    }

    @Override
    public @Nullable V popRight() {
        return Blocking.await(reactive.popRight());
    }

    @Override
    public List<V> popLeft(long most) {
        return Blocking.await(reactive.popLeft(most));
    }

    @Override
    public List<V> popRight(long most) {
        return Blocking.await(reactive.popRight(most));
    }

    @Override
    public @Nullable V popLeft(Duration atMost) {
        return Blocking.await(reactive.popLeft(atMost));
    }

    @Override
    public @Nullable V popRight(Duration atMost) {
        return Blocking.await(reactive.popRight(atMost));
    }

    @Override
    public List<V> range(long first, long last) {
        return Blocking.await(reactive.range(first, last));
    }

    @Override
    public void trim(long first, long last) {
        Blocking.await(reactive.trim(first, last));
    }

    @Override
    public @Nullable V get(long index) {
        return Blocking.await(reactive.get(index));
    }

    @Override
    public boolean set(long index, V element) {
        return Blocking.await(reactive.set(index, element));
    }

    @Override
    public long remove(V element) {
        return Blocking.await(reactive.remove(element));
    }

    @Override
    public long size() {
        return Blocking.await(reactive.size());
    }
}
