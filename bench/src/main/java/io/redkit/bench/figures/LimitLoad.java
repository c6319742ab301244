package io.redkit.bench.figures;

import java.time.Duration;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.load.ClosedLoop;
import io.redkit.bench.load.Contender;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.ReactiveRateLimiter;

/** Checks of a limit by this library, as a contender. */
@ApplicationScoped
class LimitLoad {

    static final int CALLERS = 512;
    static final int PERMITS = 1_000_000;

    /** Each check is granted: a denial would be answered without Redis. */
    static final RateLimit LIMIT = RateLimit.gcra(PERMITS, Duration.ofSeconds(1)).named("bench");

    private final ReactiveRateLimiter limiter;
    private final ClosedLoop load;

    LimitLoad(ReactiveRateLimiter limiter, ClosedLoop load) {
        this.limiter = limiter;
        this.load = load;
    }

    Contender contender() {
        String[] subjects = IntStream.range(0, LimitExchange.SUBJECTS).mapToObj(i -> "subject" + i).toArray(String[]::new);
        return new Contender("redkit", load.of(new LimitExchange(
                i -> limiter.check(LIMIT, subjects[i], 1).map(LimitLoad::isGrantedByRedis))));
    }

    private static boolean isGrantedByRedis(RateLimitResult result) {
        return result.allowed() && result.source() == RateLimitResult.Source.REDIS;
    }
}
