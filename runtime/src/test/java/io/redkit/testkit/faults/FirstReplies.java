package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for replies to commands with keys in some slots, from the moment that this is made. Thread-safe. */
public final class FirstReplies {

    private static final int PATIENCE_SECONDS = 30;

    private final BitSet slots;
    private final long startNanos = System.nanoTime();
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile long firstNanos;

    FirstReplies(BitSet slots) {
        this.slots = slots;
    }

    void note(BitSet answered) {
        if (first.getCount() > 0 && slots.intersects(answered)) {
            firstNanos = System.nanoTime();
            first.countDown();
        }
    }

    /** Waits for the first reply, and returns how long it took. */
    public Duration first() {
        try {
            if (!first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no command to these slots succeeds");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        return Duration.ofNanos(firstNanos - startNanos);
    }
}
