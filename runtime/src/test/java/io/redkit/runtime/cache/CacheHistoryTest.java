package io.redkit.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import io.redkit.cache.CacheSpec;
import io.redkit.cache.RedisCache;

/** A source that changes all the time, and processes that read it through a cache and invalidate after each change. */
class CacheHistoryTest extends CacheContract {

    private static final CacheSpec<String, Long> VERSIONS = CacheSpec.of("versions", String.class, Long.class)
            .tags((key, version) -> Set.of("tag"));
    private static final String KEY = "key";
    private static final long LENGTH_NANOS = 1_500_000_000L;

    private final AtomicLong source = new AtomicLong();
    private volatile long end;

    @Test
    void get_afterAnInvalidationByItsProcess_isNotOlderThanThat() throws Exception {
        end = System.nanoTime() + LENGTH_NANOS;
        List<Future<Long>> callers = new ArrayList<>();
        for (ClientCaches process : List.of(here, there)) {
            RedisCache<String, Long> cache = process.blocking().of(VERSIONS);
            AtomicLong floor = new AtomicLong(); // what was invalidated by this process for sure
            callers.add(threads.submit(() -> change(cache, floor)));
            for (int i = 0; i < 3; i++) {
                callers.add(threads.submit(() -> read(cache, floor)));
            }
        }

        for (Future<Long> caller : callers) {
            assertThat(caller.get(60, TimeUnit.SECONDS)).isPositive();
        }

        assertThat(here.blocking().of(VERSIONS).get(KEY, key -> source.get())).isEqualTo(source.get());
        assertThat(there.blocking().of(VERSIONS).get(KEY, key -> source.get())).isEqualTo(source.get());
    }

    private long change(RedisCache<String, Long> cache, AtomicLong floor) {
        long changes = 0;
        while (System.nanoTime() - end < 0) {
            long version = source.incrementAndGet();
            switch ((int) (changes++ % 3)) {
                case 0 -> cache.invalidate(KEY);
                case 1 -> cache.invalidateTag("tag");
                default -> cache.clear();
            }
            floor.accumulateAndGet(version, Math::max);
            pause(3_000_000);
        }
        return changes;
    }

    private long read(RedisCache<String, Long> cache, AtomicLong floor) {
        long reads = 0;
        while (System.nanoTime() - end < 0) {
            long least = floor.get();
            Long version = cache.get(KEY, key -> {
                long loaded = source.get();
                pause(2_000_000);
                return loaded;
            });
            assertThat(version).isGreaterThanOrEqualTo(least);
            reads++;
        }
        return reads;
    }

    private static void pause(long mostNanos) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(mostNanos));
    }
}
