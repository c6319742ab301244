package io.redkit.testkit.faults;

import java.util.concurrent.TimeUnit;

/** Counts commands that have ended, and waits for a number of them. Thread-safe. */
final class Progress {

    /** A command that has not ended by then never does. */
    private static final int PATIENCE_SECONDS = 20;

    private int ended;

    synchronized void end() {
        ended++;
        notifyAll();
    }

    synchronized int ended() {
        return ended;
    }

    /**
     * Waits until that many commands have ended; gives up after {@value #PATIENCE_SECONDS} seconds, and returns how many have.
     */
    synchronized int await(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (long left = 1; ended < count && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }
}
