package io.redkit.runtime.cache;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/** Loads many keys, a few at the same time. */
final class Warming<V> {

    private static final int AT_ONCE = 8;

    private final CacheEngine<V> cache;

    Warming(CacheEngine<V> cache) {
        this.cache = cache;
    }

    /** Returns how many were loaded by their code; fails with the first failure when all have ended. */
    CompletableFuture<Long> run(List<Request<V>> requests) {
        LongAdder loaded = new LongAdder();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Iterator<Request<V>> rest = requests.stream().map(request -> counted(request, loaded)).iterator();
        CompletableFuture<?>[] lanes = new CompletableFuture<?>[Math.min(AT_ONCE, requests.size())];
        for (int i = 0; i < lanes.length; i++) {
            CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
            lanes[i] = end;
            next(rest, failure, end);
        }
        return CompletableFuture.allOf(lanes).thenCompose(done -> {
            Throwable first = failure.get();
            return first == null ? CompletableFuture.completedFuture(loaded.sum()) : Promises.<Long> failed(first);
        });
    }

    private void next(Iterator<Request<V>> rest, AtomicReference<@Nullable Throwable> failure,
            CompletableFuture<@Nullable Void> end) {
        Request<V> request;
        synchronized (rest) {
            request = rest.hasNext() ? rest.next() : null;
        }
        if (request == null) {
            end.complete(null);
            return;
        }
        cache.get(request).whenComplete((value, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, Failures.cause(problem));
            }
            cache.workers().after(0, () -> next(rest, failure, end)); // not deeper and deeper
        });
    }

    private Request<V> counted(Request<V> request, LongAdder loaded) {
        UserCode<@Nullable V> code = (chain, mayOutlive) -> request.code().run(chain, mayOutlive)
                .whenComplete((value, problem) -> {
                    if (problem == null) {
                        loaded.increment();
                    }
                });
        return new Request<>(request.text(), request.tags(), code, request.chain());
    }
}
