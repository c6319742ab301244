package io.redkit.runtime.cache;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets the tasks of one key follow one another, and those of different keys go on at the same time. Tasks that end at once are
 * worked off in a loop: they must not start each other deeper and deeper in the stack.
 */
final class KeyedOrder {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /** Begins the task when those of its key that came before have ended, whether well or not. */
    <T extends @Nullable Object> CompletableFuture<T> run(String text, Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Line line = lines.compute(text, (key, its) -> {
            Line joined = its == null ? new Line(text) : its;
            joined.waiting.add(() -> joined.start(task, result));
            return joined;
        });
        line.work();
        return result;
    }

    /** The tasks of one key. */
    private final class Line {

        private final String text;
        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicInteger wakes = new AtomicInteger();
        private volatile boolean isBusy;

        Line(String text) {
            this.text = text;
        }

        /** Begins the next task if it is its turn. One thread does so at a time, and sees what others have woken it for. */
        void work() {
            if (wakes.getAndIncrement() > 0) {
                return;
            }
            int seen = 1;
            while (seen > 0) {
                if (!isBusy && !waiting.isEmpty()) {
                    isBusy = true; // first, so that the line is not idle in between
                    waiting.remove().run();
                }
                seen = wakes.addAndGet(-seen);
            }
        }

        <T extends @Nullable Object> void start(Supplier<CompletableFuture<T>> task, CompletableFuture<T> result) {
            Promises.begun(task).whenComplete((value, failure) -> {
                isBusy = false;
                lines.computeIfPresent(text, (key, its) -> its == this && isIdle() ? null : its);
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(Failures.cause(failure));
                }
                work();
            });
        }

        private boolean isIdle() {
            return waiting.isEmpty() && !isBusy;
        }
    }
}
