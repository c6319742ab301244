package io.redkit.runtime.session;

import io.redkit.runtime.pattern.Timers;

/** Attempts at what did not succeed at once, after pauses that grow from a second to a minute. Thread-safe. */
final class LaterAttempts {

    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final Timers timers;
    private final Runnable attempt;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private boolean planned;

    /** @param attempt must not block; plans the next attempt if it does not succeed either */
    LaterAttempts(Timers timers, Runnable attempt) {
        this.timers = timers;
        this.attempt = attempt;
    }

    /** Plans an attempt, unless one is planned already. */
    void plan() {
        long pause;
        synchronized (this) {
            if (planned) {
                return;
            }
            planned = true;
            pause = pauseMillis;
            pauseMillis = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        timers.after(pause, this::run);
    }

    private void run() {
        synchronized (this) {
            planned = false;
        }
        attempt.run();
    }

    /** Notes a success: the next pause is the shortest again. */
    synchronized void succeeded() {
        pauseMillis = FIRST_PAUSE_MILLIS;
    }
}
