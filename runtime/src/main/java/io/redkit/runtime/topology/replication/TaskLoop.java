package io.redkit.runtime.topology.replication;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks one after the other on one thread, now or later. Drops them when it was closed, or the thread has ended. */
final class TaskLoop {

    private final ScheduledExecutorService thread;
    private volatile boolean closed;

    /** @param thread has a single thread; is not closed with this loop */
    TaskLoop(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    void run(Runnable task) {
        try {
            thread.execute(() -> runUnlessClosed(task));
        } catch (RejectedExecutionException e) {
            closed = true;
        }
    }

    void runAfter(Duration delay, Runnable task) {
        try {
            thread.schedule(() -> runUnlessClosed(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            closed = true;
        }
    }

    private void runUnlessClosed(Runnable task) {
        if (!closed) {
            task.run();
        }
    }

    void close() {
        closed = true;
    }
}
