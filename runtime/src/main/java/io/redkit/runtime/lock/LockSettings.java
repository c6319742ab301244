package io.redkit.runtime.lock;

import java.time.Duration;

import io.redkit.lock.Acknowledgement;

/**
 * The configured settings of a client's locks.
 *
 * @param lease time after which a lock is free if it is not renewed
 * @param longestWait longest wait for a lock
 * @param acknowledgement replicas that must know of a lock
 * @param acknowledgementTimeout longest wait for them
 */
public record LockSettings(Duration lease, Duration longestWait, Acknowledgement acknowledgement,
        Duration acknowledgementTimeout) {

    public static final LockSettings DEFAULT = new LockSettings(Duration.ofSeconds(30), Duration.ofSeconds(10),
            Acknowledgement.NONE, Duration.ofSeconds(1));
}
