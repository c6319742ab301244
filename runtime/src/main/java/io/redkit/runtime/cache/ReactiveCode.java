package io.redkit.runtime.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Code that does not block. It runs on the Vert.x context of its caller, if he has one. */
final class ReactiveCode<T extends @Nullable Object> implements UserCode<T> {

    private final @Nullable Context context = Vertx.currentContext();
    private final Supplier<? extends @Nullable Uni<? extends T>> code;

    ReactiveCode(Supplier<? extends @Nullable Uni<? extends T>> code) {
        this.code = code;
    }

    @Override
    public CompletableFuture<T> run(@Nullable LoadChain chain, boolean mayOutliveCaller) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (context == null || context == Vertx.currentContext()) {
            start(result, chain);
        } else {
            context.runOnContext(ignored -> start(result, chain));
        }
        return result;
    }

    private void start(CompletableFuture<T> result, @Nullable LoadChain chain) {
        try {
            LoadChain.within(chain, () -> subscribe(result, chain));
        } catch (Throwable e) { // whatever user code throws
            result.completeExceptionally(e);
        }
    }

    private boolean subscribe(CompletableFuture<T> result, @Nullable LoadChain chain) {
        Uni<? extends T> promised = code.get();
        if (promised == null) {
            throw new IllegalStateException("A loader or writer has returned null in place of a Uni");
        }
        promised.subscribe().with(LoadChain.context(chain), result::complete, result::completeExceptionally);
        return true;
    }
}
