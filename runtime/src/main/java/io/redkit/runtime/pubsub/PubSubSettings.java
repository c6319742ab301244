package io.redkit.runtime.pubsub;

import java.time.Duration;

/**
 * The configured settings of a client's channels.
 *
 * @param maxKept most messages that are kept while Redis is away, 0 if publishing fails then
 * @param historyLength number of messages that a reliable channel keeps at least
 * @param historyAge age up to which it keeps them
 */
public record PubSubSettings(int maxKept, int historyLength, Duration historyAge) {

    public static final PubSubSettings DEFAULT = new PubSubSettings(0, 10_000, Duration.ofHours(1));

    /** Keeps so many messages while Redis is away. */
    public PubSubSettings keeping(int messages) {
        return new PubSubSettings(messages, historyLength, historyAge);
    }

    /** Has reliable channels keep so many messages, and up to that age. */
    public PubSubSettings history(int length, Duration age) {
        return new PubSubSettings(maxKept, length, age);
    }
}
