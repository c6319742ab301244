package io.redkit.runtime.pubsub;

import java.util.Objects;

import io.redkit.codec.ValueCodec;
import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.ReactiveReliableChannel;
import io.redkit.pubsub.SubscribeOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The channels of one client. */
final class ReactivePubSub implements ReactiveRedisPubSub {

    private final Hub hub;
    private final PubSubSettings settings;
    private final Payloads payloads;
    private final Publisher publisher;
    private final Callers callers;

    ReactivePubSub(Hub hub, PubSubSettings settings, Payloads payloads, Publisher publisher, Callers callers) {
        this.hub = hub;
        this.settings = settings;
        this.payloads = payloads;
        this.publisher = publisher;
        this.callers = callers;
    }

    @Override
    public Uni<Long> publish(String channel, Object payload) {
        return publisher.publish(Publisher.PUBLISH, channel, payload);
    }

    @Override
    public Uni<Long> publishSharded(String channel, Object payload) {
        return publisher.publish(Publisher.SPUBLISH, channel, payload);
    }

    @Override
    public <T> Multi<Message<T>> subscribe(Channels channels, Class<T> type, SubscribeOptions options) {
        return subscribe(channels, payloads.codec(type), options);
    }

    @Override
    public <T> Multi<Message<T>> subscribe(Channels channels, ValueCodec<T> codec, SubscribeOptions options) {
        return hub.stream(Objects.requireNonNull(channels, "channels"), Objects.requireNonNull(codec, "codec"),
                Objects.requireNonNull(options, "options"), callers);
    }

    @Override
    public <T> ReactiveReliableChannel<T> reliable(String name, Class<T> type) {
        return reliable(name, payloads.codec(type));
    }

    @Override
    public <T> ReactiveReliableChannel<T> reliable(String name, ValueCodec<T> codec) {
        Log log = new Log(hub.support(), settings, LogKeys.of(hub.support().keys(), name));
        return new ReactiveLog<>(hub, log, Objects.requireNonNull(codec, "codec"), callers);
    }
}
