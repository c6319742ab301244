package io.redkit.runtime.pubsub;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jboss.logging.Logger;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Chooses the threads on which the subscribers of streams are told. */
@FunctionalInterface
interface Callers {

    Logger LOG = Logger.getLogger("io.redkit.pubsub");

    /** Returns an executor for one subscriber; called on the thread that subscribes. */
    Executor executor();

    /** Tells each on the Vert.x context on which he subscribes; at once on the event loop where things happen, without one. */
    static Callers onTheirContexts() {
        return () -> {
            Context context = Vertx.currentContext();
            return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
        };
    }

    /** Tells all on worker threads, which they may block. */
    static Callers onWorkers(Vertx vertx) {
        return () -> task -> {
            try {
                vertx.executeBlocking(() -> {
                    task.run();
                    return null;
                }, false);
            } catch (RejectedExecutionException | IllegalStateException e) {
                LOG.debug("The application ends, and so do its subscriptions");
            }
        };
    }
}
