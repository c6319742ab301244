package io.redkit.testkit.caches;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.redkit.cache.RedisCache;
import io.redkit.runtime.cache.ClientCaches;

/** Callers of one process who ask all at once for a key that is not there. */
public final class CacheStampede implements AutoCloseable {

    private static final Duration LOAD = Duration.ofMillis(50);

    private final RedisCache<String, String> cache;
    private final int callers;
    private final ExecutorService threads;

    public CacheStampede(ClientCaches caches, int callers) {
        this.cache = caches.blocking().of("stampede", String.class, String.class);
        this.callers = callers;
        this.threads = Executors.newFixedThreadPool(callers);
    }

    /** Lets all of them ask at that time by {@link System#nanoTime}, and returns how many have loaded; blocks. */
    public int run(String key, long atNanos) throws InterruptedException, ExecutionException, TimeoutException {
        AtomicInteger loads = new AtomicInteger();
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(threads.submit(() -> {
                while (System.nanoTime() - atNanos < 0) {
                    LockSupport.parkNanos(atNanos - System.nanoTime());
                }
                return cache.get(key, asked -> {
                    loads.incrementAndGet();
                    LockSupport.parkNanos(LOAD.toNanos());
                    return "value of " + asked;
                });
            }));
        }
        for (Future<String> answer : answers) {
            if (!answer.get(20, TimeUnit.SECONDS).equals("value of " + key)) {
                throw new IllegalStateException("a wrong value");
            }
        }
        return loads.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
