package io.redkit.runtime.queue;

import java.util.concurrent.Executor;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The worker threads of the application; each task has a context of its own.
 *
 * @param vertx has the threads
 */
record WorkerThreads(Vertx vertx) implements Executor {

    @Override
    public void execute(Runnable task) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.executeBlocking(() -> {
            task.run();
            return true;
        }, false);
    }
}
