package io.redkit.runtime.connection;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * What the connections of one client on one event loop count. Written by that loop alone, without any atomic instruction, and
 * read by whoever wants the figures.
 */
final class LoopCounters {

    private static final int CACHE_LINE = 8;
    private static final int REPLIES = CACHE_LINE;
    private static final int QUEUED = REPLIES + 1;

    /** Longer than needed: no other loop's counters are to be in the same cache line. */
    private final AtomicLongArray cells = new AtomicLongArray(3 * CACHE_LINE);
    private final Consumer<RuntimeException> failures;

    /** @param failures counts failures, on any thread */
    LoopCounters(Consumer<RuntimeException> failures) {
        this.failures = failures;
    }

    /** Counts a reply that is no error. On the event loop. */
    void replied() {
        cells.setOpaque(REPLIES, cells.getPlain(REPLIES) + 1);
    }

    /** Callable from any thread. */
    void failed(RuntimeException failure) {
        failures.accept(failure);
    }

    /** Notes that so many more calls wait for a connection, or fewer. On the event loop. */
    void queued(int more) {
        cells.setOpaque(QUEUED, cells.getPlain(QUEUED) + more);
    }

    long replies() {
        return cells.getOpaque(REPLIES);
    }

    long queued() {
        return cells.getOpaque(QUEUED);
    }
}
