package io.redkit.runtime.queue;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.vertx.core.Vertx;

/** Runs short tasks later on event loops. Does nothing once the application ends. */
final class Timers {

    private static final Logger LOG = Logger.getLogger("io.redkit.queue");
    private static final Timer NONE = () -> {
    };

    private final ScheduledExecutorService loops;

    Timers(Vertx vertx) {
        this.loops = vertx.nettyEventLoopGroup();
    }

    /** A task that has not run yet. */
    @FunctionalInterface
    interface Timer {

        void cancel();
    }

    Timer after(long millis, Runnable task) {
        try {
            var scheduled = loops.schedule(() -> run(task), Math.max(0, millis), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("The application ends, and so do its jobs");
            return NONE;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A task of a queue failed", e);
        }
    }
}
