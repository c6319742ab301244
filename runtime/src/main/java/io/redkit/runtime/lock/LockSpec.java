package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.Objects;

import io.redkit.lock.Acknowledgement;
import io.redkit.lock.LockOptions;

/**
 * A lock and how it is to be held, with nothing left to be decided.
 *
 * @param minimumHoldMillis time for which it stays locked, counted from its acquisition
 */
record LockSpec(LockKeys keys, long leaseMillis, boolean isRenewed, Duration longestWait, long minimumHoldMillis,
        Acknowledgement acknowledgement) {

    static LockSpec of(LockKeys keys, LockOptions options, LockSettings settings) {
        Duration lease = Objects.requireNonNullElse(options.lease(), settings.lease());
        return new LockSpec(keys, lease.toMillis(), options.isRenewed(),
                Objects.requireNonNullElse(options.waitTime(), settings.longestWait()), options.minimumHold().toMillis(),
                Objects.requireNonNullElse(options.acknowledgement(), settings.acknowledgement()));
    }

    /** Returns how long the lease lasts by this process' clock: shorter, because its clock may run slower than the server's. */
    long leaseNanos() {
        return leaseMillis * 990_000;
    }
}
