package io.redkit.pubsub;

import org.jspecify.annotations.Nullable;

/**
 * What was published on a channel.
 *
 * @param channel the channel, without the key prefix
 * @param pattern the pattern that it matched, without the key prefix; null if the channel itself was subscribed to
 * @param payload what was published
 * @param <T> type of the payload
 */
public record Message<T>(String channel, @Nullable String pattern, T payload) {

    /** Names the channel; the payload is content. */
    @Override
    public String toString() {
        return "Message[" + channel + "]";
    }
}
