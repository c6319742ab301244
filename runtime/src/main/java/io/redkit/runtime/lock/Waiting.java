package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisInterruptedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The two ways to wait for what locks do: a thread that is parked, and a {@code Uni}. Giving up cancels what was begun. */
final class Waiting {

    private Waiting() {
    }

    /**
     * Begins, and waits for the result.
     *
     * @throws IllegalStateException on an event loop, before anything is begun
     */
    static <T extends @Nullable Object> T forResult(Supplier<CompletableFuture<T>> begin) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("RedisLocks blocks, and this is an event loop (" + Thread.currentThread().getName()
                    + "); inject ReactiveRedisLocks here, or annotate the caller with @Blocking or @RunOnVirtualThread");
        }
        CompletableFuture<T> promised = begin.get();
        try {
            return promised.get();
        } catch (InterruptedException e) {
            promised.cancel(false);
            Thread.currentThread().interrupt();
            throw new RedisInterruptedException("The thread was interrupted while it waited for a lock");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        }
    }

    /** Returns what went wrong, without the wrapping of dependent stages. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Begins with each subscription; see {@link #uni(Supplier, Consumer)}. */
    static <T extends @Nullable Object> Uni<T> uni(Supplier<CompletableFuture<T>> begin) {
        return uni(begin, dropped -> {
        });
    }

    /**
     * Begins with each subscription, and emits on the Vert.x context of the subscriber if there is one.
     *
     * @param dropped takes the result if the subscriber has cancelled when it is there already
     */
    static <T extends @Nullable Object> Uni<T> uni(Supplier<CompletableFuture<T>> begin, Consumer<T> dropped) {
        return Uni.createFrom().emitter(emitter -> new Emission<>(emitter, begin.get(), dropped).start());
    }

    /** One result on its way to a subscriber. */
    private static final class Emission<T extends @Nullable Object> {

        private final @Nullable Context context = Vertx.currentContext();
        private final UniEmitter<? super T> emitter;
        private final CompletableFuture<T> promised;
        private final Consumer<T> dropped;
        private volatile @Nullable Thread emitting;

        Emission(UniEmitter<? super T> emitter, CompletableFuture<T> promised, Consumer<T> dropped) {
            this.emitter = emitter;
            this.promised = promised;
            this.dropped = dropped;
        }

        void start() {
            emitter.onTermination(this::onTermination);
            promised.whenComplete((value, failure) -> {
                if (context == null || context == Vertx.currentContext()) {
                    emit(value, failure);
                } else {
                    context.runOnContext(ignored -> emit(value, failure));
                }
            });
        }

        private void emit(T value, @Nullable Throwable failure) {
            emitting = Thread.currentThread();
            if (failure == null) {
                emitter.complete(value);
            } else {
                emitter.fail(cause(failure));
            }
            emitting = null;
        }

        /** Called while this emits, or because the subscriber has cancelled before. */
        private void onTermination() {
            if (emitting != Thread.currentThread() && !promised.cancel(false) && !promised.isCompletedExceptionally()) {
                dropped.accept(promised.join());
            }
        }
    }
}
