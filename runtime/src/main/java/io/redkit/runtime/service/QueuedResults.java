package io.redkit.runtime.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Commands that are sent together. */
final class QueuedResults {

    private final List<QueuedResult<?>> all = new ArrayList<>();

    <T extends @Nullable Object> QueuedResult<T> add(QueuedResult<T> one) {
        all.add(one);
        return one;
    }

    /**
     * Sends all.
     *
     * @param afterEach is run after each that was sent
     * @param whenDone is run, once, when the last one has ended
     */
    void send(Consumer<QueuedResult<?>> afterEach, Runnable whenDone) {
        AtomicInteger left = new AtomicInteger(all.size() + 1);
        Runnable oneDone = () -> {
            if (left.decrementAndGet() == 0) {
                whenDone.run();
            }
        };
        for (QueuedResult<?> each : all) {
            each.send(oneDone);
            afterEach.accept(each);
        }
        oneDone.run();
    }

    /** Returns why the first of those that failed did so, null if none did so far. */
    @Nullable
    Throwable firstFailure() {
        for (QueuedResult<?> each : all) {
            Throwable failure = each.isDone() ? each.failure() : null;
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    void cancel() {
        all.forEach(QueuedResult::cancel);
    }
}
