package io.redkit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.WhileAway;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;

/** Several clients and one subject, in real time: together they get all of the limit and no more, however busy the machine. */
class SharedLimitTest {

    private static final long SPAN_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final long PERMITS = 200;

    private final List<RedkitClient> clients = Stream.generate(() -> TestRedis.client(settings -> settings)).limit(3).toList();
    private final List<RateLimiter> limiters = clients.stream().map(client -> RateLimiters.of(client.patterns(),
            new LimitSettings(WhileAway.CLOSED, Duration.ofSeconds(20), 100, 100, Map.of())).blocking()).toList();

    @AfterEach
    void close() {
        clients.forEach(client -> client.close(Duration.ZERO));
    }

    @Test
    void gcra_ofSeveralClients_grantsTheBurstAndThePace() {
        RateLimit limit = RateLimit.gcra(PERMITS, Duration.ofSeconds(1)).named(UUID.randomUUID().toString());
        long before = System.nanoTime();
        long granted = limiters.get(0).check(limit, "all", PERMITS).granted(); // what is not used up does not grow
        long after = System.nanoTime();
        granted += askForAWhile(limit);
        long left = System.nanoTime();
        granted += limiters.get(0).peek(limit, "all").remaining();
        long end = System.nanoTime();

        assertThat(granted).isBetween(PERMITS + units(left - after) - 1, PERMITS + units(end - before) + 1);
    }

    @Test
    void slidingWindow_ofSeveralClients_grantsNoMoreInAnyWindow() {
        RateLimit limit = RateLimit.slidingWindow(PERMITS, Duration.ofSeconds(1)).named(UUID.randomUUID().toString());
        long begin = System.nanoTime();
        long granted = askForAWhile(limit);
        long windows = (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1) + 1;

        assertThat(granted).isBetween(PERMITS, windows * PERMITS);
    }

    private static long units(long nanos) {
        return nanos * PERMITS / TimeUnit.SECONDS.toNanos(1);
    }

    private long askForAWhile(RateLimit limit) {
        LongAdder granted = new LongAdder();
        long start = System.nanoTime();
        List<CompletableFuture<Void>> callers = limiters.stream().map(limiter -> CompletableFuture.runAsync(() -> {
            while (System.nanoTime() - start < SPAN_NANOS) {
                granted.add(limiter.check(limit, "all", 1).granted());
                LockSupport.parkNanos(100_000);
            }
        })).toList();
        callers.forEach(CompletableFuture::join);
        return granted.sum();
    }
}
