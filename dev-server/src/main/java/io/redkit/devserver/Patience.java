package io.redkit.devserver;

import java.io.IOException;
import java.time.Duration;

/** Waits for what servers agree on by themselves. */
final class Patience {

    private static final int POLL_MILLIS = 20;

    private final Duration timeout;

    Patience(Duration timeout) {
        this.timeout = timeout;
    }

    /** What is waited for; a server that cannot be asked counts as not yet. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * Returns when the condition holds.
     *
     * @throws RedisServerException if it does not in time
     */
    void await(String what, Condition condition) {
        long start = System.nanoTime();
        while (!holds(condition)) {
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw new RedisServerException(what + " within " + timeout.toMillis() + " ms was in vain");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RedisServerException("Interrupted: " + what, e);
            }
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (IOException e) {
            return false;
        }
    }
}
