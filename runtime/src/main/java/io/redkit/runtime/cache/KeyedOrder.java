package io.redkit.runtime.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Lets the tasks of one key follow one another, and those of different keys go on at the same time. */
final class KeyedOrder {

    private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    /** Begins the task when those of its key that came before have ended, whether well or not. */
    <T extends @Nullable Object> CompletableFuture<T> run(String text, Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<?> before = last.put(text, result);
        if (before == null) {
            start(text, task, result);
        } else {
            before.whenComplete((value, failure) -> start(text, task, result));
        }
        return result;
    }

    private <T extends @Nullable Object> void start(String text, Supplier<CompletableFuture<T>> task,
            CompletableFuture<T> result) {
        CompletableFuture<T> begun;
        try {
            begun = task.get();
        } catch (RuntimeException e) {
            begun = CompletableFuture.failedFuture(e);
        }
        begun.whenComplete((value, failure) -> {
            last.remove(text, result);
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(Failures.cause(failure));
            }
        });
    }
}
