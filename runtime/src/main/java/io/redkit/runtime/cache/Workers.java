package io.redkit.runtime.cache;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.ManagedContext;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.pattern.Timers.Timer;
import io.vertx.core.Vertx;

/** Runs short tasks later on event loops, and what may block on worker threads, with a request context of its own. */
final class Workers {

    private static final Logger LOG = Logger.getLogger("io.redkit.cache");

    private final Vertx vertx;
    private final ScheduledExecutorService loops;
    private final Timers timers;

    Workers(Vertx vertx) {
        this.vertx = vertx;
        this.loops = vertx.nettyEventLoopGroup();
        this.timers = new Timers(vertx, "cache");
    }

    Timer after(long millis, Runnable task) {
        return timers.after(millis, task);
    }

    /**
     * Runs the task apart from all that belongs to whoever is on this thread now.
     *
     * @param onRejected is told that the application ends and nothing is run any more
     */
    void onWorker(Runnable task, Consumer<RuntimeException> onRejected) {
        try {
            loops.execute(() -> submit(task, onRejected));
        } catch (RejectedExecutionException e) {
            onRejected.accept(e);
        }
    }

    private void submit(Runnable task, Consumer<RuntimeException> onRejected) {
        try {
            vertx.executeBlocking(() -> {
                run(() -> inRequest(task));
                return null;
            }, false);
        } catch (RejectedExecutionException | IllegalStateException e) {
            onRejected.accept(e);
        }
    }

    private static void inRequest(Runnable task) {
        ArcContainer container = Arc.container();
        ManagedContext request = container == null || !container.isRunning() ? null : container.requestContext();
        if (request == null || request.isActive()) {
            task.run();
            return;
        }
        request.activate();
        try {
            task.run();
        } finally {
            request.terminate();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A task of a cache failed", e);
        }
    }
}
