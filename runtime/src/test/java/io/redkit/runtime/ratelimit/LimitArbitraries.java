package io.redkit.runtime.ratelimit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.redkit.ratelimit.RateLimit;
import io.redkit.runtime.ratelimit.LimitCall.Mode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Limits with odd figures, and what is asked of them at which time. */
final class LimitArbitraries {

    /** A time as servers have it now. */
    static final long START = 1_795_000_000_123_457L;

    private LimitArbitraries() {
    }

    /** @param limits bits that say which limits are asked */
    record Step(long advanceMicros, Mode mode, long units, int limits) {

        LimitCall call(List<RateLimit> all) {
            List<RateLimit> asked = all.stream().filter(limit -> (limits >> all.indexOf(limit) & 1) == 1).toList();
            List<RateLimit> some = asked.isEmpty() ? all : asked;
            long capacity = some.stream().mapToLong(RateLimit::capacity).min().orElseThrow();
            return LimitCall.of(some, "ada", mode, mode == Mode.ALL || mode == Mode.PEEK ? Math.min(units, capacity) : units);
        }
    }

    static Arbitrary<RateLimit> limits(String name) {
        Arbitrary<Long> permits = Arbitraries.longs().between(1, 13);
        Arbitrary<Duration> periods = Arbitraries.longs().between(1000, 200_000).map(micros -> Duration.of(micros,
                ChronoUnit.MICROS));
        Arbitrary<Duration> blocks = Arbitraries.of(Duration.ZERO, Duration.ZERO, Duration.ofMillis(7));
        Arbitrary<RateLimit> gcra = Combinators.combine(permits, periods, permits)
                .as((count, period, burst) -> RateLimit.gcra(count, period).burst(burst));
        Arbitrary<RateLimit> fixed = Combinators.combine(permits, periods).as(RateLimit::fixedWindow);
        Arbitrary<RateLimit> sliding = Combinators.combine(permits, periods).as(RateLimit::slidingWindow);
        return Combinators.combine(Arbitraries.oneOf(gcra, fixed, sliding), blocks)
                .as((limit, block) -> limit.blockFor(block).named(name));
    }

    static Arbitrary<List<Step>> steps(Mode... modes) {
        Arbitrary<Long> advances = Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(0, 3000),
                Arbitraries.longs().between(0, 300_000));
        return Combinators.combine(advances, Arbitraries.of(modes), Arbitraries.longs().between(1, 8),
                Arbitraries.integers().between(1, 7)).as(Step::new).list().ofMinSize(1).ofMaxSize(60);
    }
}
