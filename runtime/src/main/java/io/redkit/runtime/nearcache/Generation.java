package io.redkit.runtime.nearcache;

/**
 * What was read from one master while one tracking connection told of its changes. Entries belong to a generation and are
 * worth as much as that: to forget them all, however many they are, is to end it.
 * <p>
 * Whoever reads compares the clock himself. So a generation ends in time also when the threads that should end it do not run.
 */
final class Generation {

    private volatile long trustedUntilNanos;
    private volatile boolean flushed;

    /** @param trustedUntilNanos see {@link #trustUntil} */
    Generation(long trustedUntilNanos) {
        this.trustedUntilNanos = trustedUntilNanos;
    }

    /** Returns whether all changes are known that happened longer ago than the stated bound. */
    boolean isTrusted(long nowNanos) {
        return trustedUntilNanos - nowNanos > 0;
    }

    /** Returns whether what was read is known to be wrong, and not merely no longer known to be right. */
    boolean isFlushed() {
        return flushed;
    }

    /**
     * Extends the trust. Not to be called for one that has ended.
     *
     * @param nanos by {@link System#nanoTime()}; all changes are known that happened before that, less the bound
     */
    void trustUntil(long nanos) {
        trustedUntilNanos = nanos;
    }

    /** Ends it: nobody tells of changes any more. */
    void lose() {
        trustedUntilNanos = System.nanoTime();
    }

    /** Ends it, since everything may have changed; returns the next one, which is trusted for as long. */
    Generation flush() {
        Generation next = new Generation(trustedUntilNanos);
        flushed = true;
        lose();
        return next;
    }
}
