package io.redkit.testkit.caches;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.redkit.cache.CacheSpec;
import io.redkit.cache.RedisCache;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.cache.ClientCaches;
import io.redkit.testkit.faults.FaultBed;

/** Reads from a cache whose Redis is killed and started again, and what became of them. */
public final class CacheOutage {

    private static final int CALLERS = 4;
    private static final int KEYS = 200;
    private static final long PAUSE_NANOS = 200_000;
    private static final CacheSpec<Integer, String> CACHE = CacheSpec.of("outage", Integer.class, String.class)
            .options(its -> its.timeToLive(Duration.ofMillis(300)).staleFor(Duration.ofMinutes(1))
                    .deadline(Duration.ofMillis(200)));

    private CacheOutage() {
    }

    /**
     * What the callers have seen.
     *
     * @param failures reads that failed, or answered something wrong
     * @param loads reads that had to load
     */
    public record Result(long reads, long failures, long loads) {

        Result plus(Result other) {
            return new Result(reads + other.reads, failures + other.failures, loads + other.loads);
        }
    }

    /** Kills the server so many times, each time for a while; blocks. */
    public static Result measure(FaultBed bed, int kills, Duration away) throws Exception {
        RedkitClient client = bed.open(FaultBed.defaults(bed.server().port()).degradedAfter(Duration.ofMillis(300)), event -> {
        });
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        AtomicBoolean ends = new AtomicBoolean();
        try (ClientCaches caches = ClientCaches.of(client.patterns())) {
            List<Future<Result>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> call(caches.blocking().of(CACHE), ends)));
            }
            for (int i = 0; i < kills; i++) {
                LockSupport.parkNanos(away.toNanos());
                bed.server().kill();
                LockSupport.parkNanos(away.toNanos());
                bed.server().restart();
            }
            LockSupport.parkNanos(away.toNanos());
            ends.set(true);
            Result all = new Result(0, 0, 0);
            for (Future<Result> caller : callers) {
                all = all.plus(caller.get(30, TimeUnit.SECONDS));
            }
            return all;
        } finally {
            threads.shutdownNow();
            client.close(Duration.ZERO);
        }
    }

    private static Result call(RedisCache<Integer, String> cache, AtomicBoolean ends) {
        long reads = 0;
        long failures = 0;
        long[] loads = new long[1];
        while (!ends.get()) {
            int key = (int) (reads++ % KEYS);
            try {
                String value = cache.get(key, asked -> {
                    loads[0]++;
                    return "value " + asked;
                });
                failures += value.equals("value " + key) ? 0 : 1;
            } catch (RuntimeException e) {
                failures++;
            }
            pause();
        }
        return new Result(reads, failures, loads[0]);
    }

    private static void pause() {
        long until = System.nanoTime() + PAUSE_NANOS;
        for (long left = PAUSE_NANOS; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
