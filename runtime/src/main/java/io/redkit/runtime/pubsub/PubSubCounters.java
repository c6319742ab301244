package io.redkit.runtime.pubsub;

import java.util.concurrent.atomic.LongAdder;

/** What the subscriptions of one client count. */
public final class PubSubCounters {

    private final LongAdder received = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder failures = new LongAdder();

    void received() {
        received.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void gap() {
        gaps.increment();
    }

    void listenerFailed() {
        failures.increment();
    }

    /** Returns how many messages have arrived, once for each subscription. */
    public long receivedCount() {
        return received.sum();
    }

    /** Returns how many messages were dropped because a subscriber was too slow. */
    public long droppedCount() {
        return dropped.sum();
    }

    /** Returns how many messages could not be decoded. */
    public long unreadableCount() {
        return unreadable.sum();
    }

    /** Returns how many gaps were told. */
    public long gapCount() {
        return gaps.sum();
    }

    /** Returns how many calls of listener methods have failed. */
    public long listenerFailureCount() {
        return failures.sum();
    }
}
