package io.redkit.runtime.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The two ways to wait for what a cache does: a thread, and a {@code Uni}. */
final class Promises {

    private Promises() {
    }

    /** Begins with each subscription, within the chain of the subscriber, and emits on his Vert.x context if he has one. */
    static <T extends @Nullable Object> Uni<T> uni(Function<@Nullable LoadChain, CompletableFuture<T>> begin) {
        return Uni.createFrom().context(its -> {
            LoadChain chain = LoadChain.of(its);
            return Uni.createFrom().emitter(emitter -> emit(begin.apply(chain), emitter));
        });
    }

    private static <T extends @Nullable Object> void emit(CompletableFuture<T> promised, UniEmitter<? super T> emitter) {
        Context context = Vertx.currentContext();
        promised.whenComplete((value, failure) -> {
            if (context == null || context == Vertx.currentContext()) {
                emit(value, failure, emitter);
            } else {
                context.runOnContext(ignored -> emit(value, failure, emitter));
            }
        });
    }

    @SuppressWarnings("NullAway") // an item may be null
    private static <T extends @Nullable Object> void emit(@Nullable T value, @Nullable Throwable failure,
            UniEmitter<? super T> emitter) {
        if (failure == null) {
            emitter.complete(value);
        } else {
            emitter.fail(Failures.cause(failure));
        }
    }

    /** Waits on this thread. */
    static <T extends @Nullable Object> T await(Supplier<CompletableFuture<T>> begin) {
        CallerThread.refuseEventLoop();
        return CallerThread.await(begin.get());
    }

    /** Returns what begins, or the failure to do so. */
    static <T extends @Nullable Object> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> begin) {
        try {
            return begin.get();
        } catch (Throwable e) { // the caller waits for an end, whatever it is
            return failed(e);
        }
    }

    static <T extends @Nullable Object> CompletableFuture<T> failed(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }
}
