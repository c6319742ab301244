package io.redkit.bench.locks;

import java.time.Duration;

/** One thread that locks and unlocks, and nobody else. */
public final class Uncontended {

    private Uncontended() {
    }

    /** Returns the pairs of lock and unlock per second; blocks. */
    public static double pairsPerSecond(Contended lock, Duration length) {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        long pairs = 0;
        while (System.nanoTime() < end) {
            lock.lock();
            lock.unlock();
            pairs++;
        }
        return pairs * 1e9 / (System.nanoTime() - start);
    }
}
