package io.redkit.bench.figures;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.RedisService;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.RateLimiter;

/** Requests that one call for five limits takes, as the server counts them. */
@ApplicationScoped
class RateLimitRoundTrips implements Figure {

    private static final int CALLS = 1000;

    private final RateLimiter limiter;
    private final RedisService redis;

    RateLimitRoundTrips(RateLimiter limiter, RedisService redis) {
        this.limiter = limiter;
        this.redis = redis;
    }

    @Override
    public String name() {
        return "ratelimit-round-trips";
    }

    @Override
    public String unit() {
        return "round trips";
    }

    @Override
    public Target target() {
        return Target.atMost("1", "round trips");
    }

    @Override
    public double measure(Effort effort) {
        List<RateLimit> five = IntStream.range(0, 5).mapToObj(i -> (i % 2 == 0
                ? RateLimit.gcra(1_000_000, Duration.ofSeconds(1))
                : RateLimit.slidingWindow(1_000_000, Duration.ofSeconds(1))).named("limit" + i)).toList();
        limiter.checkAll(five, "subject", 1); // the server does not know the script yet
        long before = requests();
        for (int i = 0; i < CALLS; i++) {
            if (limiter.checkAll(five, "subject", 1).tightest().source() != RateLimitResult.Source.REDIS) {
                throw new IllegalStateException("A call was not answered by Redis");
            }
        }
        long requests = requests() - before;
        if (requests < CALLS) {
            throw new IllegalStateException("The server counted " + requests + " requests of " + CALLS + " calls");
        }
        return requests / (double) CALLS;
    }

    /** Returns how many scripts the server has run; the commands inside of them are no requests. */
    private long requests() {
        String stats = Objects.requireNonNull(redis.execute("INFO", "commandstats")).toString();
        return stats.lines().filter(line -> line.startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".*?:calls=(\\d+),.*", "$1"))).sum();
    }
}
