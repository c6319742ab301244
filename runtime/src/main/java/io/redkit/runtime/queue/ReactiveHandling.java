package io.redkit.runtime.queue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.redkit.queue.JobContext;
import io.redkit.queue.ReactiveJobHandler;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Calls a handler on an event loop, in a context of its own. Stopping cancels its {@code Uni}. */
final class ReactiveHandling<T> implements Handling {

    private static final Cancellable CANCELLED = () -> {
    };

    private final ReactiveJobHandler<T> handler;
    private final Payloads<T> payloads;
    private final Vertx vertx;

    ReactiveHandling(ReactiveJobHandler<T> handler, Payloads<T> payloads, Vertx vertx) {
        this.handler = handler;
        this.payloads = payloads;
        this.vertx = vertx;
    }

    @Override
    public Work begin(TakenJob job, JobContext context, Completion completion) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        Flow flow = new Flow(job, context, completion);
        own.runOnContext(ignored -> flow.start());
        return flow;
    }

    private final class Flow implements Work {

        private final TakenJob job;
        private final JobContext context;
        private final Completion completion;
        private final AtomicReference<@Nullable Cancellable> subscription = new AtomicReference<>();
        private final AtomicBoolean ended = new AtomicBoolean();

        Flow(TakenJob job, JobContext context, Completion completion) {
            this.job = job;
            this.context = context;
            this.completion = completion;
        }

        void start() {
            if (ended.get()) {
                return;
            }
            completion.started();
            Uni<?> promised = Uni.createFrom().deferred(() -> handler.handle(payloads.payload(job), context));
            Cancellable its = promised.subscribe().with(this::onItem, this::onFailure);
            if (!subscription.compareAndSet(null, its)) {
                its.cancel();
            }
        }

        private void onItem(@Nullable Object item) {
            byte[] result;
            try {
                result = payloads.result(item);
            } catch (RuntimeException | Error e) { // whatever it is, the job must end
                onFailure(e);
                return;
            }
            if (ended.compareAndSet(false, true)) {
                completion.succeed(result);
            }
        }

        private void onFailure(Throwable failure) {
            if (ended.compareAndSet(false, true)) {
                completion.fail(failure);
            }
        }

        @Override
        public void stop() {
            Cancellable its = subscription.getAndSet(CANCELLED);
            if (its != null) {
                its.cancel();
            }
            onFailure(new CancellationException("The job was stopped"));
        }
    }
}
