package io.redkit.bench.figures;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redisson.Redisson;
import org.redisson.api.RRateLimiter;
import org.redisson.api.RateType;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.load.ClosedLoop;
import io.redkit.bench.load.Contender;
import io.redkit.bench.load.Series;
import io.redkit.bench.load.SideBySide;
import io.smallrye.mutiny.Uni;

/** How many times the checks per second of Redisson's rate limiter. */
@ApplicationScoped
class RateLimitRedisson implements Figure {

    private final LimitLoad load;
    private final ClosedLoop loop;
    private final String server;

    RateLimitRedisson(LimitLoad load, ClosedLoop loop, @ConfigProperty(name = "quarkus.redkit.url") String server) {
        this.load = load;
        this.loop = loop;
        this.server = server;
    }

    @Override
    public String name() {
        return "ratelimit-redisson";
    }

    @Override
    public String unit() {
        return "x";
    }

    @Override
    public Target target() {
        return Target.atLeast("1");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        Config config = new Config();
        config.useSingleServer().setAddress(server);
        RedissonClient redisson = Redisson.create(config);
        try {
            RRateLimiter[] limiters = IntStream.range(0, LimitExchange.SUBJECTS).mapToObj(i -> limiter(redisson, i))
                    .toArray(RRateLimiter[]::new);
            Contender theirs = new Contender("redisson", loop.of(new LimitExchange(
                    i -> Uni.createFrom().completionStage(limiters[i].tryAcquireAsync(1)))));
            List<Series> series = SideBySide.run(List.of(load.contender(), theirs), LimitLoad.CALLERS, effort);
            series.forEach(Series::requireNoErrors);
            return series.get(0).median().opsPerSecond() / series.get(1).median().opsPerSecond();
        } finally {
            redisson.shutdown();
        }
    }

    private static RRateLimiter limiter(RedissonClient redisson, int number) {
        RRateLimiter limiter = redisson.getRateLimiter("redisson-limit:" + number);
        limiter.trySetRate(RateType.OVERALL, LimitLoad.PERMITS, Duration.ofSeconds(1));
        return limiter;
    }
}
