package io.redkit.runtime.service;

import java.time.Duration;

import io.redkit.TimeToLive;
import io.redkit.data.ReactiveRedisKey;
import io.redkit.data.RedisKey;

/** The blocking view of what all views have in common: each method waits for its reactive twin. */
abstract class BlockingKey<R extends ReactiveRedisKey> implements RedisKey {

    final R reactive;

    BlockingKey(R reactive) {
        this.reactive = reactive;
    }

    @Override
    public final String key() {
        return reactive.key();
    }

    @Override
    public final boolean exists() {
        return Blocking.await(reactive.exists());
    }

    @Override
    public final boolean expire(Duration timeToLive) {
        return Blocking.await(reactive.expire(timeToLive));
    }

    @Override
    public final boolean persist() {
        return Blocking.await(reactive.persist());
    }

    @Override
    public final TimeToLive ttl() {
        return Blocking.await(reactive.ttl());
    }

    @Override
    public final boolean delete() {
        return Blocking.await(reactive.delete());
    }
}
