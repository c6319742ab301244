package io.redkit.runtime.pubsub;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.codec.ValueCodec;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.PositionedMessage;
import io.redkit.pubsub.ReactiveReliableChannel;
import io.redkit.runtime.script.OnceRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/** A reliable channel. */
final class ReactiveLog<T> implements ReactiveReliableChannel<T> {

    private final Hub hub;
    private final Log log;
    private final ValueCodec<T> codec;
    private final Callers callers;

    ReactiveLog(Hub hub, Log log, ValueCodec<T> codec, Callers callers) {
        this.hub = hub;
        this.log = log;
        this.codec = codec;
        this.callers = callers;
    }

    @Override
    public Uni<Position> publish(T payload) {
        byte[] encoded = codec.encode(payload);
        return Uni.createFrom().deferred(() -> log.publish(encoded, OnceRequest.newId()));
    }

    @Override
    public Uni<Position> publish(T payload, String messageId) {
        if (messageId == null || messageId.isEmpty()) {
            throw new IllegalArgumentException("The message id is " + (messageId == null ? "null" : "empty"));
        }
        return log.publish(codec.encode(payload), messageId);
    }

    @Override
    public Uni<Position> position() {
        return log.read(Position.BEGINNING, 1).map(Page::newest);
    }

    @Override
    public Uni<List<PositionedMessage<T>>> history(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of messages is " + most + "; it must be at least 1");
        }
        return log.newest(most).map(entries -> entries.stream()
                .map(each -> new PositionedMessage<>(each.position(), codec.decode(each.payload()))).toList());
    }

    @Override
    public Multi<PositionedMessage<T>> subscribe() {
        return stream(null, gap -> {
        });
    }

    @Override
    public Multi<PositionedMessage<T>> subscribe(Position after, Consumer<Gap> onGap) {
        return stream(Objects.requireNonNull(after, "position"), Objects.requireNonNull(onGap, "callback"));
    }

    private Multi<PositionedMessage<T>> stream(@Nullable Position after, Consumer<Gap> onGap) {
        return new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super PositionedMessage<T>> subscriber) {
                LogReader<T> reader = new LogReader<>(hub, subscriber, log, codec, after, onGap, callers);
                subscriber.onSubscribe(reader);
                reader.open();
            }
        };
    }
}
