package io.redkit.runtime.room;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.vertx.core.Vertx;

/** Runs short tasks later on event loops, and callbacks of users on workers. Both do nothing once the application ends. */
final class Clockwork {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");
    private static final Cancellable NONE = () -> {
    };

    private final Vertx vertx;
    private final ScheduledExecutorService loops;

    Clockwork(Vertx vertx) {
        this.vertx = vertx;
        this.loops = vertx.nettyEventLoopGroup();
    }

    /** Something that goes on until it is cancelled. */
    @FunctionalInterface
    interface Cancellable {

        void cancel();
    }

    void after(Duration delay, Runnable task) {
        try {
            loops.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The application ends, and so do its rooms");
        }
    }

    Cancellable every(Duration pause, Runnable task) {
        try {
            var repeated = loops.scheduleWithFixedDelay(() -> run(task), pause.toMillis(), pause.toMillis(),
                    TimeUnit.MILLISECONDS);
            return () -> repeated.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("The application ends, and so do its rooms");
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
            LOG.error("A task or callback of a room failed", e);
        }
    }
}
