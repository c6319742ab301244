package io.redkit.runtime.pubsub;

import java.util.List;
import java.util.function.Consumer;

import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.PositionedMessage;
import io.redkit.pubsub.ReactiveReliableChannel;
import io.redkit.pubsub.ReliableChannel;
import io.redkit.runtime.service.Services;
import io.smallrye.mutiny.Multi;

/**
 * The blocking view of a reliable channel.
 *
 * @param reactive the channel, whose subscribers are told on workers
 */
record BlockingLog<T>(ReactiveReliableChannel<T> reactive) implements ReliableChannel<T> {

    @Override
    public Position publish(T payload) {
        return Services.await(reactive.publish(payload));
    }

    @Override
    public Position publish(T payload, String messageId) {
        return Services.await(reactive.publish(payload, messageId));
    }

    @Override
    public Position position() {
        return Services.await(reactive.position());
    }

    @Override
    public List<PositionedMessage<T>> history(int most) {
        return Services.await(reactive.history(most));
    }

    @Override
    public Multi<PositionedMessage<T>> subscribe() {
        return reactive.subscribe();
    }

    @Override
    public Multi<PositionedMessage<T>> subscribe(Position after, Consumer<Gap> onGap) {
        return reactive.subscribe(after, onGap);
    }
}
