package io.redkit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.WhileAway;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;

/** Several clients and one subject, in real time: together they get all of the limit and no more. */
class SharedLimitTest {

    private static final long SPAN_NANOS = 1_500_000_000L;

    static Stream<RateLimit> limits() {
        return Stream.of(RateLimit.gcra(1000, Duration.ofSeconds(1)).burst(200),
                RateLimit.slidingWindow(200, Duration.ofMillis(200)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void grants_ofSeveralClients_areAllOfTheLimitAndNoMore(RateLimit limit) {
        List<RedkitClient> clients = Stream.generate(() -> TestRedis.client(settings -> settings)).limit(3).toList();
        RateLimit named = limit.named(UUID.randomUUID().toString());
        LongAdder granted = new LongAdder();
        long start = System.nanoTime();
        try {
            List<CompletableFuture<Void>> callers = clients.stream().flatMap(client -> {
                RateLimiter limiter = RateLimiters.of(client.patterns(),
                        new LimitSettings(WhileAway.CLOSED, Duration.ofSeconds(2), 100, 100, Map.of())).blocking();
                return Stream.of(1, 2).map(i -> CompletableFuture.runAsync(() -> {
                    while (System.nanoTime() - start < SPAN_NANOS) {
                        granted.add(limiter.check(named, "all", 1).granted());
                    }
                }));
            }).toList();
            callers.forEach(CompletableFuture::join);
        } finally {
            clients.forEach(client -> client.close(Duration.ZERO));
        }
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(granted.sum()).isLessThanOrEqualTo(limit.burst() + (long) (1000 * seconds) + 1);
        assertThat(granted.sum()).isGreaterThan(1200); // 1500 in the span, on a machine that is busy with other tests
    }
}
