package io.redkit.runtime.pattern;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.vertx.core.Vertx;

/** Runs short tasks later on event loops, and callbacks of users on workers. Both do nothing once the application ends. */
public final class Timers {

    private static final Timer NONE = () -> {
    };

    private final Vertx vertx;
    private final ScheduledExecutorService loops;
    private final Logger log;

    /** @param pattern name of the pattern's package, in whose name failures of tasks are logged */
    public Timers(Vertx vertx, String pattern) {
        this.vertx = vertx;
        this.loops = vertx.nettyEventLoopGroup();
        this.log = Logger.getLogger("io.redkit." + pattern);
    }

    /** A task that will run, once or again and again. */
    @FunctionalInterface
    public interface Timer {

        void cancel();
    }

    /** Runs the task once, as soon as possible if there is nothing to wait for. */
    public Timer after(long millis, Runnable task) {
        try {
            var scheduled = loops.schedule(() -> run(task), Math.max(0, millis), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            log.debug("The application ends, and nothing is done later any more");
            return NONE;
        }
    }

    /** Runs the task after each pause, until it is cancelled. */
    public Timer every(Duration pause, Runnable task) {
        long millis = pause.toMillis();
        try {
            var repeated = loops.scheduleWithFixedDelay(() -> run(task), millis, millis, TimeUnit.MILLISECONDS);
            return () -> repeated.cancel(false);
        } catch (RejectedExecutionException e) {
            log.debug("The application ends, and nothing is repeated any more");
            return NONE;
        }
    }

    /** Runs what may block. */
    public void onWorker(Runnable callback) {
        try {
            vertx.executeBlocking(() -> {
                run(callback);
                return null;
            }, false);
        } catch (RejectedExecutionException | IllegalStateException e) {
            log.debug("The application ends, and nobody is called back any more");
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("A task or callback failed", e);
        }
    }
}
