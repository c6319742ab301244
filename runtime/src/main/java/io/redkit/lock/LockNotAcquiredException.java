package io.redkit.lock;

/** The lock was not acquired; the work that it was for was not begun. */
public final class LockNotAcquiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String lock;
    private final Reason reason;

    /** Why a lock was not acquired. */
    public enum Reason {
        /** Another one held it for longer than this one was willing to wait. */
        HELD("it was held by another one all the time"),
        /** Too few replicas have confirmed it in time. */
        NOT_ACKNOWLEDGED("too few replicas confirmed it in time"),
        /** Redis is away, and locks are refused meanwhile. */
        REDIS_AWAY("Redis is away, and locks are refused meanwhile"),
        /** The answer of the server came when the lease was over already. */
        TOO_LATE("the answer of the server came when the lease was over already");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** @param isShown whether the message may contain the name of the lock */
    public LockNotAcquiredException(String lock, Reason reason, boolean isShown) {
        super((isShown ? "Lock " + lock : "The lock") + " was not acquired: " + reason.text);
        this.lock = lock;
        this.reason = reason;
    }

    /** Returns the name of the lock. */
    public String lock() {
        return lock;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
