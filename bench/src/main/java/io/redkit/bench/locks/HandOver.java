package io.redkit.bench.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.redkit.bench.load.Medians;

/** Two clients that take a lock in turns: the time from the call that releases it to the return of the one that waited. */
public final class HandOver {

    private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int WARM_UP = 300;

    private final List<Long> nanos = new ArrayList<>();
    private volatile long released;
    private volatile int last;
    private volatile boolean done;

    private HandOver() {
    }

    /** Returns the median in milliseconds; blocks. */
    public static double medianMillis(Contended one, Contended other, int samples) throws InterruptedException {
        HandOver run = new HandOver();
        Thread second = new Thread(() -> run.takeTurns(other, 2, samples), "hand-over");
        second.start();
        run.takeTurns(one, 1, samples);
        second.join();
        return Medians.of(run.nanos.subList(WARM_UP, run.nanos.size()), each -> each / 1e6);
    }

    /** The lock itself guards what is noted; it is held long enough for the other one to wait for it. */
    private void takeTurns(Contended lock, int number, int samples) {
        while (!done) {
            lock.lock();
            long now = System.nanoTime();
            if (last != 0 && last != number) {
                nanos.add(now - released);
                done = nanos.size() >= samples + WARM_UP;
            }
            last = number;
            LockSupport.parkNanos(HOLD_NANOS);
            released = System.nanoTime();
            lock.unlock();
        }
    }
}
