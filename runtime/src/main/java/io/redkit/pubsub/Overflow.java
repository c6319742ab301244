package io.redkit.pubsub;

/** What happens to messages that a subscriber cannot take in time. Redis itself cannot be made to wait. */
public enum Overflow {
    /** The oldest that waits gives way to the newest. */
    DROP_OLDEST,
    /** The newest is dropped. */
    DROP_NEWEST,
    /** The subscription fails with {@link SlowSubscriberException}. */
    FAIL
}
