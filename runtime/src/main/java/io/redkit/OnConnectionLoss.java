package io.redkit;

/** What a dedicated connection does when it is lost. */
public enum OnConnectionLoss {

    /**
     * Commands in flight fail, and so do all later ones: what the connection had subscribed to, watched or queued is gone. Its
     * owner opens another one.
     */
    FAIL,

    /**
     * Commands wait for a new connection, for ever, and those that were in flight are sent again: for queue consumers that
     * sit in a blocking read. A command whose reply was lost may so be executed twice, and an element that was popped, but did
     * not arrive, is lost. Subscriptions, transactions and watched keys are not restored. A command that a living connection
     * answers too late fails with a {@link RedisTimeoutException}, as usual.
     */
    WAIT
}
