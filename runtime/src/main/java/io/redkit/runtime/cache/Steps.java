package io.redkit.runtime.cache;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a way whose end somebody waits for. A stage would swallow what one of them throws, and a timer would only log
 * it; here it becomes the end.
 *
 * @param end is told what was thrown
 */
record Steps(Consumer<Throwable> end) {

    void run(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // also errors, and what nobody has declared
            end.accept(e);
        }
    }

    /** Goes on with the step when what begins now has ended, whether well or not. */
    <T extends @Nullable Object> void then(Supplier<CompletableFuture<T>> begin,
            BiConsumer<? super @Nullable T, ? super @Nullable Throwable> step) {
        run(() -> begin.get().whenComplete((value, failure) -> run(() -> step.accept(value, failure))));
    }
}
