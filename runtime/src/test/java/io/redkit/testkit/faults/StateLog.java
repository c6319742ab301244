package io.redkit.testkit.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;

/** The states of a client in their order, with the time of each. Thread-safe. */
final class StateLog implements Consumer<ConnectionEvent> {

    private static final int PATIENCE_SECONDS = 60;

    private record Entry(ConnectionState state, long atNanos) {
    }

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public synchronized void accept(ConnectionEvent event) {
        entries.add(new Entry(event.state(), System.nanoTime()));
        notifyAll();
    }

    /** Forgets what was until now. */
    synchronized void clear() {
        entries.clear();
    }

    /** Waits for the first time that the client is in this state; returns when that was, by {@link System#nanoTime()}. */
    synchronized long await(ConnectionState state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            for (Entry entry : entries) {
                if (entry.state() == state) {
                    return entry.atNanos();
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("the client is not " + state);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
