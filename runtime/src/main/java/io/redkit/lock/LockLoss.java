package io.redkit.lock;

import org.jspecify.annotations.Nullable;

/**
 * How a lock was lost.
 *
 * @param lock name of the lock
 * @param token fencing token under which it was held
 * @param reason why it is lost
 * @param detail what the operator said who took it away, null if nobody said anything
 */
public record LockLoss(String lock, long token, Reason reason, @Nullable String detail) {

    /** Leaves the name out, which may be a key. */
    @Override
    public String toString() {
        return "LockLoss[token " + token + ", " + reason + (detail == null ? "]" : ", " + detail + "]");
    }

    /** Why a lock is lost. */
    public enum Reason {
        /** The lease is over by the clock of this process, and could not be renewed in time. */
        EXPIRED,
        /** Redis does not know of it any more: it expired there, or a failover or a flush lost it. */
        GONE,
        /** It was released by {@link RedisLock#forceRelease}. */
        TAKEN,
        /** The client was closed. */
        CLOSED
    }
}
