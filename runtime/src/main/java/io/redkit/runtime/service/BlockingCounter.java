package io.redkit.runtime.service;

import java.time.Duration;

import io.redkit.data.ReactiveRedisCounter;
import io.redkit.data.RedisCounter;

/** The blocking view: each method waits for its reactive twin. */
final class BlockingCounter extends BlockingKey<ReactiveRedisCounter> implements RedisCounter {

    BlockingCounter(ReactiveRedisCounter reactive) {
        super(reactive);
    }

    @Override
    public long get() {
        return Blocking.await(reactive.get());
    }

    @Override
    public long increment() {
        return Blocking.await(reactive.increment());
    }

    @Override
    public long incrementBy(long amount) {
        return Blocking.await(reactive.incrementBy(amount));
    }

    @Override
    public long incrementBy(long amount, Duration timeToLive) {
        return Blocking.await(reactive.incrementBy(amount, timeToLive));
    }

    @Override
    public long decrement() {
        return Blocking.await(reactive.decrement());
    }

    @Override
    public long decrementBy(long amount) {
        return Blocking.await(reactive.decrementBy(amount));
    }

    @Override
    public void set(long value) {
        Blocking.await(reactive.set(value));
    }

    @Override
    public void set(long value, Duration timeToLive) {
        Blocking.await(reactive.set(value, timeToLive));
    }

    @Override
    public long getAndSet(long value) {
        return Blocking.await(reactive.getAndSet(value));
    }
}
