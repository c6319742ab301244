package io.redkit.runtime.service;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.redkit.data.ReactiveRedisSortedSet;
import io.redkit.data.RedisSortedSet;
import io.redkit.data.ScoreCondition;
import io.redkit.data.Scored;
import io.redkit.data.SortedRange;

/** The blocking view: each method waits for its reactive twin. */
final class BlockingSortedSet<V> extends BlockingKey<ReactiveRedisSortedSet<V>> implements RedisSortedSet<V> {

    BlockingSortedSet(ReactiveRedisSortedSet<V> reactive) {
        super(reactive);
    }

    @Override
    public boolean add(V member, double score) {
        return Blocking.await(reactive.add(member, score));
    }

    @Override
    public boolean add(V member, double score, ScoreCondition condition) {
        return Blocking.await(reactive.add(member, score, condition));
    }

    @Override
    public long addAll(Collection<Scored<V>> members) {
        return Blocking.await(reactive.addAll(members));
    }

    @Override
    public @Nullable Double score(V member) {
        return Blocking.await(reactive.score(member));
    }

    @Override
    public @Nullable Long rank(V member) {
        return Blocking.await(reactive.rank(member));
    }

    @Override
    public @Nullable Long reverseRank(V member) {
        return Blocking.await(reactive.reverseRank(member));
    }

    @Override
    public double increment(V member, double amount) {
        return Blocking.await(reactive.increment(member, amount));
    }

    @Override
    public List<V> range(SortedRange range) {
        return Blocking.await(reactive.range(range));
    }

    @Override
    public List<Scored<V>> rangeWithScores(SortedRange range) {
        return Blocking.await(reactive.rangeWithScores(range));
    }

    @Override
    public long count(SortedRange range) {
        return Blocking.await(reactive.count(range));
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
    public long removeRange(SortedRange range) {
        return Blocking.await(reactive.removeRange(range));
    }

    @Override
    public @Nullable Scored<V> popMin() {
        return Blocking.await(reactive.popMin());
    }

    @Override
    public @Nullable Scored<V> popMax() {
        return Blocking.await(reactive.popMax());
    }

    @Override
    public List<Scored<V>> popMin(long most) {
        return Blocking.await(reactive.popMin(most));
    }

    @Override
    public List<Scored<V>> popMax(long most) {
        return Blocking.await(reactive.popMax(most));
    }

    @Override
    public long size() {
        return Blocking.await(reactive.size());
    }

    @Override
    public Stream<Scored<V>> scan() {
        return Blocking.stream(reactive.scan());
    }
}
