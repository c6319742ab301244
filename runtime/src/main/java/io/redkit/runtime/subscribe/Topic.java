package io.redkit.runtime.subscribe;

import org.jspecify.annotations.Nullable;

/**
 * What can be subscribed to.
 *
 * @param kind the kind of subscription
 * @param name channel or pattern, complete, with prefix
 */
record Topic(Kind kind, String name) {

    /** A kind of subscription, with the words that the server has for it. */
    enum Kind {
        CHANNEL(""),
        PATTERN("p"),
        SHARD("s");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String subscribe() {
            return letter.toUpperCase(java.util.Locale.ROOT) + "SUBSCRIBE";
        }

        String unsubscribe() {
            return letter.toUpperCase(java.util.Locale.ROOT) + "UNSUBSCRIBE";
        }
    }

    /** Returns what a push message is about, null if it is neither a message nor the end of a subscription. */
    static @Nullable Topic of(String push, String name) {
        return switch (push) {
            case "message", "unsubscribe" -> new Topic(Kind.CHANNEL, name);
            case "pmessage", "punsubscribe" -> new Topic(Kind.PATTERN, name);
            case "smessage", "sunsubscribe" -> new Topic(Kind.SHARD, name);
            default -> null;
        };
    }
}
