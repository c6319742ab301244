package io.redkit.lock;

import org.jspecify.annotations.Nullable;

/** The lock was lost while the work under it went on, so that another process may have worked at the same time. */
public final class LockLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LockLoss loss;

    /**
     * @param cause what the work that was cancelled failed with, null if it ended as if nothing had happened
     * @param isShown whether the message may contain the name of the lock
     */
    public LockLostException(LockLoss loss, @Nullable Throwable cause, boolean isShown) {
        super((isShown ? "Lock " + loss.lock() : "The lock") + " with token " + loss.token() + " was lost while it was held ("
                + loss.reason()
                + (loss.detail() == null ? "" : ": " + loss.detail()) + "); another one may have worked under it meanwhile",
                cause);
        this.loss = loss;
    }

    /** Returns how it was lost. */
    public LockLoss loss() {
        return loss;
    }
}
