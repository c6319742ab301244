package io.redkit.pubsub;

/**
 * A message of a reliable channel.
 *
 * @param position right behind the message: who has dealt with it goes on from here
 * @param payload what was published
 * @param <T> type of the payload
 */
public record PositionedMessage<T>(Position position, T payload) {

    /** Tells the position; the payload is content. */
    @Override
    public String toString() {
        return "PositionedMessage[" + position + "]";
    }
}
