package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisOverloadException;
import io.redkit.cache.WriteBehindOptions;
import io.redkit.runtime.pattern.Timers.Timer;

/**
 * Writes that the cache knows already, and the store behind it not yet. Those of one key follow one another, also when one is
 * tried again; so the last word in the cache is the last in the store.
 * <p>
 * Guarded by its monitor; user code and Redis are called outside of it.
 */
final class WriteBehindQueue<V> {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final CacheEngine<V> cache;
    private final WriteBehindOptions options;
    private final Runnable onClose;
    private final Map<String, Deque<Write>> writes = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final List<CompletableFuture<Boolean>> flushes = new ArrayList<>();
    private int pending;
    private int running;
    private long lost;
    private boolean closed;

    WriteBehindQueue(CacheEngine<V> cache, WriteBehindOptions options, Runnable onClose) {
        this.cache = cache;
        this.options = options;
        this.onClose = onClose;
    }

    /** One write that waits, with the entry that it has made in the cache. */
    private static final class Write {

        private final StoredEntry entry;
        private final UserCode<?> code;
        private int attempts;

        Write(StoredEntry entry, UserCode<?> code) {
            this.entry = entry;
            this.code = code;
        }
    }

    CompletableFuture<Boolean> write(String text, @Nullable V value, Collection<String> tags, UserCode<?> code) {
        synchronized (this) {
            if (closed) {
                return Promises.failed(new IllegalStateException("The queue of cache " + cache.name() + " is closed"));
            }
            if (pending >= options.capacity()) {
                return Promises.failed(new RedisOverloadException("The write-behind queue of cache " + cache.name() + " holds "
                        + pending + " writes already, which is its capacity"));
            }
            pending++;
        }
        return cache.order().run(text, () -> cache.put(text, value, tags).thenApply(entry -> add(text, entry, code)))
                .whenComplete((added, failure) -> {
                    if (failure != null) {
                        ended();
                    }
                });
    }

    private boolean add(String text, StoredEntry entry, UserCode<?> code) {
        synchronized (this) {
            Deque<Write> its = writes.computeIfAbsent(text, key -> new ArrayDeque<>());
            its.add(new Write(entry, code));
            cache.pendingWrites().put(text, entry);
            if (its.size() == 1) {
                ready.add(text);
            }
        }
        work();
        return true;
    }

    /** Begins as many writes as may run. */
    private void work() {
        while (true) {
            String text;
            Write write;
            synchronized (this) {
                if (running >= options.concurrency() || ready.isEmpty()) {
                    return;
                }
                text = ready.remove();
                write = Objects.requireNonNull(writes.get(text)).element();
                write.attempts++;
                running++;
            }
            write.code.run(null, true).whenComplete((done, failure) -> onWritten(text, write, failure));
        }
    }

    private void onWritten(String text, Write write, @Nullable Throwable failure) {
        boolean again = failure != null && write.attempts < options.attempts();
        synchronized (this) {
            running--;
        }
        if (again) {
            cache.workers().after(delayMillis(write.attempts), () -> retry(text));
        } else if (failure == null) {
            settle(text, write);
        } else {
            giveUp(text, Failures.cause(failure));
        }
        work();
    }

    private void retry(String text) {
        synchronized (this) {
            ready.add(text);
        }
        work();
    }

    private long delayMillis(int attempts) {
        long delay = options.retryDelay().toMillis() << Math.min(attempts - 1, 20);
        return Math.min(delay, LONGEST_DELAY.toMillis());
    }

    /**
     * What was loaded from the store before it had the write is not to stay in the cache, nor to get there. The write has ended
     * when that is done: what is put into the cache after it stays.
     */
    private void settle(String text, Write write) {
        cache.scripts().remove(text, write.entry.id()).whenComplete((done, failure) -> {
            if (failure != null) {
                cache.away().noteKeys(List.of(text));
            }
            finish(text);
        });
    }

    private void giveUp(String text, Throwable failure) {
        cache.log().lost(failure);
        synchronized (this) {
            lost++;
        }
        cache.invalidate(List.of(text)).whenComplete((done, problem) -> {
            if (problem != null) {
                cache.away().noteKeys(List.of(text));
            }
            finish(text);
        });
    }

    private void finish(String text) {
        synchronized (this) {
            Deque<Write> its = Objects.requireNonNull(writes.get(text));
            its.remove();
            if (its.isEmpty()) {
                writes.remove(text);
                cache.pendingWrites().remove(text);
            } else {
                ready.add(text);
            }
        }
        ended();
        work();
    }

    private void ended() {
        List<CompletableFuture<Boolean>> waiting = List.of();
        synchronized (this) {
            pending--;
            if (pending == 0) {
                waiting = List.copyOf(flushes);
                flushes.clear();
            }
        }
        waiting.forEach(flush -> flush.complete(true));
    }

    synchronized int pending() {
        return pending;
    }

    synchronized long lost() {
        return lost;
    }

    CompletableFuture<Boolean> flush(Duration atMost) {
        CompletableFuture<Boolean> flushed = new CompletableFuture<>();
        synchronized (this) {
            if (pending == 0) {
                return CompletableFuture.completedFuture(true);
            }
            flushes.add(flushed);
        }
        Timer limit = cache.workers().after(atMost.toMillis(), () -> flushed.complete(false));
        return flushed.whenComplete((done, failure) -> limit.cancel());
    }

    CompletableFuture<Boolean> close() {
        synchronized (this) {
            closed = true;
        }
        onClose.run();
        return flush(options.flushTimeout()).whenComplete((done, failure) -> {
            if (!Boolean.TRUE.equals(done)) {
                cache.log().flushed(pending());
            }
        });
    }
}
