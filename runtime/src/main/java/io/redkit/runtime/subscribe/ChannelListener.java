package io.redkit.runtime.subscribe;

import io.vertx.redis.client.Response;

/**
 * Listens to one channel or pattern. Called on an event loop, one call after the other, so it must not block; what it throws
 * is logged.
 */
public interface ChannelListener {

    /** @param message what was published */
    void onMessage(Response message);

    /**
     * The same for those who want to know where it was published.
     *
     * @param channel complete, with prefix; of a pattern, the one that matched
     */
    default void onMessage(String channel, Response message) {
        onMessage(message);
    }

    /**
     * The server has confirmed the subscription: messages arrive from now on. Called for each listener, first of all calls; for
     * one that joins a confirmed subscription at once, on the thread that adds it.
     */
    default void onConfirmed() {
    }

    /** The subscription was interrupted and is confirmed again: messages of the time between may have been missed. */
    default void onGap() {
    }
}
