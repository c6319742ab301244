package io.redkit.runtime.service;

import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.ReactiveRedisService;
import io.redkit.data.Queued;
import io.redkit.data.ReactivePipeline;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Subscribes to all commands in one turn of an event loop, so that each connection has one thing to write. */
final class ReactivePipelineRun implements ReactivePipeline {

    private final ReactiveRedisService service;
    private final Executor eventLoop;
    private QueuedResults added = new QueuedResults();

    ReactivePipelineRun(ReactiveRedisService service, Executor eventLoop) {
        this.service = service;
        this.eventLoop = eventLoop;
    }

    @Override
    public <T extends @Nullable Object> Queued<T> add(Function<ReactiveRedisService, Uni<T>> command) {
        return added.add(new QueuedResult<>(service, command));
    }

    @Override
    public Uni<Void> run() {
        return Uni.createFrom().deferred(() -> {
            QueuedResults all = added;
            added = new QueuedResults();
            return Uni.createFrom().<Void> emitter(emitter -> eventLoop.execute(() -> send(all, emitter)))
                    .onCancellation().invoke(all::cancel)
                    .emitOn(CallerContext.current());
        });
    }

    private static void send(QueuedResults all, UniEmitter<? super Void> emitter) {
        all.send(each -> {
        }, () -> {
            Throwable failure = all.firstFailure();
            if (failure == null) {
                emitter.complete(null);
            } else {
                emitter.fail(failure);
            }
        });
    }
}
