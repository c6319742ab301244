package io.redkit.runtime.lock;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.vertx.core.Vertx;

/** Runs short tasks later on event loops, and callbacks of users on workers. Both do nothing once the application ends. */
final class Timers {

    private static final Logger LOG = Logger.getLogger("io.redkit.lock");
    private static final Timer NONE = () -> {
    };

    private final Vertx vertx;
    private final ScheduledExecutorService loops;

    Timers(Vertx vertx) {
        this.vertx = vertx;
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
            LOG.debug("The application ends, and so do its locks");
            return NONE;
        }
    }

    /** Runs what may block. */
    void onWorker(Runnable callback) {
        try {
            vertx.executeBlocking(() -> {
                run(callback);
                return null;
            }, false);
        } catch (RejectedExecutionException | IllegalStateException e) {
            LOG.debug("The application ends, and nobody is called back any more");
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A task or callback of a lock failed", e);
        }
    }
}
