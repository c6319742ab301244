package io.redkit.lock;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a lock is acquired and held, where that differs from the configuration of the client. Immutable; each method returns
 * other options.
 *
 * @param lease time after which a lock is free if it is not renewed, null for {@code lock.lease}
 * @param isRenewed whether the lease is renewed, each third of its time, as long as the lock is held
 * @param waitTime longest wait for the lock, null for {@code lock.wait}
 * @param minimumHold time for which the lock stays locked, even if it is released earlier
 * @param acknowledgement replicas that must know of the lock, null for {@code lock.acknowledgement}
 */
public record LockOptions(@Nullable Duration lease, boolean isRenewed, @Nullable Duration waitTime, Duration minimumHold,
        @Nullable Acknowledgement acknowledgement) {

    /** Everything as it is configured. */
    public static final LockOptions DEFAULT = new LockOptions(null, true, null, Duration.ZERO, null);

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

    /** @throws IllegalArgumentException if the lease is shorter than 100 ms, or another time is negative */
    public LockOptions {
        if (lease != null && lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("The lease is " + lease + "; it must be at least 100 ms");
        }
        if (waitTime != null && waitTime.isNegative() || minimumHold.isNegative()) {
            throw new IllegalArgumentException("The wait and the minimum hold must not be negative");
        }
    }

    /**
     * Holds the lock for this long after the last renewal. A short lease is free soon when its holder dies, and is lost sooner
     * when Redis does not answer.
     */
    public LockOptions lease(Duration time) {
        return new LockOptions(time, isRenewed, waitTime, minimumHold, acknowledgement);
    }

    /** Lets the lease end when its time is over: the lock is lost then, whatever its holder does. */
    public LockOptions withoutRenewal() {
        return new LockOptions(lease, false, waitTime, minimumHold, acknowledgement);
    }

    /** Waits at most so long for the lock. */
    public LockOptions waitAtMost(Duration time) {
        return new LockOptions(lease, isRenewed, time, minimumHold, acknowledgement);
    }

    /** Keeps the lock locked for this long since it was acquired, so that short work is not done again at once elsewhere. */
    public LockOptions minimumHold(Duration time) {
        return new LockOptions(lease, isRenewed, waitTime, time, acknowledgement);
    }

    /** Counts the lock as acquired only when these replicas know of it. */
    public LockOptions acknowledgement(Acknowledgement replicas) {
        return new LockOptions(lease, isRenewed, waitTime, minimumHold, replicas);
    }
}
