package io.redkit.runtime.pubsub;

import io.redkit.codec.ValueCodec;
import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.RedisPubSub;
import io.redkit.pubsub.ReliableChannel;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Multi;

/**
 * The blocking view of the channels of one client.
 *
 * @param reactive the channels, whose subscribers are told on workers
 */
record BlockingPubSub(ReactiveRedisPubSub reactive) implements RedisPubSub {

    @Override
    public long publish(String channel, Object payload) {
        return Services.await(reactive.publish(channel, payload));
    }

    @Override
    public long publishSharded(String channel, Object payload) {
        return Services.await(reactive.publishSharded(channel, payload));
    }

    @Override
    public <T> Multi<Message<T>> subscribe(Channels channels, Class<T> type, SubscribeOptions options) {
        return reactive.subscribe(channels, type, options);
    }

    @Override
    public <T> Multi<Message<T>> subscribe(Channels channels, ValueCodec<T> codec, SubscribeOptions options) {
        return reactive.subscribe(channels, codec, options);
    }

    @Override
    public <T> ReliableChannel<T> reliable(String name, Class<T> type) {
        return new BlockingLog<>(reactive.reliable(name, type));
    }

    @Override
    public <T> ReliableChannel<T> reliable(String name, ValueCodec<T> codec) {
        return new BlockingLog<>(reactive.reliable(name, codec));
    }
}
