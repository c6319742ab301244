package io.redkit.pubsub;

import java.util.List;
import java.util.function.Consumer;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A channel that remembers its messages for a while, so that a subscriber which was away gets what it has missed: each message
 * once, in order, as long as the channel keeps it. What is missing is told as a {@link Gap}.
 * <p>
 * Each subscriber has its own {@link Position}, which it may store and go on from, and takes as much as it asks for: a slow one
 * loses nothing before the retention does.
 *
 * @param <T> type of the payloads
 */
public interface ReactiveReliableChannel<T> {

    /**
     * Publishes a message and returns its position. If the reply is lost the message is sent again, and there is one
     * nevertheless.
     */
    @CheckReturnValue
    Uni<Position> publish(T payload);

    /**
     * Publishes a message once for each message id: who publishes again with the same id, within a minute, gets the position of
     * the first one. For callers who repeat a call whose outcome they do not know.
     */
    @CheckReturnValue
    Uni<Position> publish(T payload, String messageId);

    /** Returns the position behind the newest message. */
    @CheckReturnValue
    Uni<Position> position();

    /** Returns the newest messages, the oldest of them first. */
    @CheckReturnValue
    Uni<List<PositionedMessage<T>>> history(int most);

    /**
     * Returns the messages from now on, until the subscription is cancelled. Now is when the server is asked for its position,
     * soon after the stream is subscribed to; {@link #position} and {@link #subscribe(Position, Consumer)} leave no doubt.
     */
    @CheckReturnValue
    Multi<PositionedMessage<T>> subscribe();

    /** Returns the messages behind a position, and then those to come, until the subscription is cancelled. */
    @CheckReturnValue
    default Multi<PositionedMessage<T>> subscribe(Position after) {
        return subscribe(after, gap -> {
        });
    }

    /**
     * The same, and tells of gaps.
     *
     * @param onGap is told of each gap, in its place between the messages and on their thread; what it throws is logged
     */
    @CheckReturnValue
    Multi<PositionedMessage<T>> subscribe(Position after, Consumer<Gap> onGap);
}
