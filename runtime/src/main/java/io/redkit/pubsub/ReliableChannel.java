package io.redkit.pubsub;

import java.util.List;
import java.util.function.Consumer;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;

/**
 * A channel that remembers its messages for a while; the blocking view of {@link ReactiveReliableChannel}, which tells what is
 * guaranteed. Messages of subscriptions arrive on worker threads, one after the other.
 *
 * @param <T> type of the payloads
 */
public interface ReliableChannel<T> {

    /** Publishes a message and returns its position. */
    Position publish(T payload);

    /** Publishes a message once for each message id; see {@link ReactiveReliableChannel#publish(Object, String)}. */
    Position publish(T payload, String messageId);

    /** Returns the position behind the newest message. */
    Position position();

    /** Returns the newest messages, the oldest of them first. */
    List<PositionedMessage<T>> history(int most);

    /** Returns the messages from now on; see {@link ReactiveReliableChannel#subscribe()}. */
    @CheckReturnValue
    Multi<PositionedMessage<T>> subscribe();

    /** Returns the messages behind a position, and then those to come. */
    @CheckReturnValue
    default Multi<PositionedMessage<T>> subscribe(Position after) {
        return subscribe(after, gap -> {
        });
    }

    /** The same, and tells of gaps; see {@link ReactiveReliableChannel#subscribe(Position, Consumer)}. */
    @CheckReturnValue
    Multi<PositionedMessage<T>> subscribe(Position after, Consumer<Gap> onGap);
}
