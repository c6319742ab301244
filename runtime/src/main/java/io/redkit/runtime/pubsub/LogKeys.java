package io.redkit.runtime.pubsub;

import io.redkit.KeySpace;

/**
 * The keys of a reliable channel, all in one slot, and the channel that tells of news.
 *
 * @param stream the messages
 * @param state epoch and newest position
 * @param news where each message is announced
 */
record LogKeys(String stream, String state, String news) {

    private static final String FIRST = "channel";

    /** @throws IllegalArgumentException if the name is null or empty */
    static LogKeys of(KeySpace keys, String name) {
        String stream = keys.prefix(KeySpace.key(FIRST, KeySpace.hashTag(name)));
        return new LogKeys(stream, stream + ":state", stream + ":news");
    }
}
