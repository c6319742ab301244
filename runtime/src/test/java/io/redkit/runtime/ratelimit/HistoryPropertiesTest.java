package io.redkit.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitAlgorithm;
import io.redkit.runtime.ratelimit.LimitArbitraries.Step;
import io.redkit.runtime.ratelimit.LimitCall.Mode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What each algorithm promises, checked against a history of what was granted, by looking at all spans of time. */
class HistoryPropertiesTest {

    private long now = LimitArbitraries.START;
    private final LocalLimiter local = new LocalLimiter(() -> now, 1000);

    private record Grant(long at, long units) {
    }

    @Provide
    Arbitrary<RateLimit> limit() {
        return LimitArbitraries.limits("limit");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return LimitArbitraries.steps(Mode.ALL, Mode.SOME);
    }

    @Property
    void gcra_anySpan_grantsAtMostTheBurstAndWhatThePaceGives(@ForAll("limit") RateLimit limit,
            @ForAll("steps") List<Step> steps) {
        Assume.that(limit.algorithm() == RateLimitAlgorithm.GCRA);
        long micros = limit.period().toNanos() / 1000;

        eachSpan(history(limit, steps), (span, granted) -> assertThat((granted - limit.burst()) * micros)
                .isLessThanOrEqualTo(span * limit.permits()));
    }

    @Property
    void slidingWindow_anySpanShorterThanTheWindow_grantsAtMostTheLimit(@ForAll("limit") RateLimit limit,
            @ForAll("steps") List<Step> steps) {
        Assume.that(limit.algorithm() == RateLimitAlgorithm.SLIDING_WINDOW);

        eachSpan(history(limit, steps), (span, granted) -> {
            if (span < limit.period().toNanos() / 1000) {
                assertThat(granted).isLessThanOrEqualTo(limit.permits());
            }
        });
    }

    @Property
    void fixedWindow_eachWindow_grantsAtMostTheLimit(@ForAll("limit") RateLimit limit, @ForAll("steps") List<Step> steps) {
        Assume.that(limit.algorithm() == RateLimitAlgorithm.FIXED_WINDOW);
        long begin = Long.MIN_VALUE / 2;
        long granted = 0;
        for (Grant grant : history(limit, steps)) {
            if (grant.at >= begin + limit.period().toNanos() / 1000) {
                begin = grant.at;
                granted = 0;
            }
            granted += grant.units;
            assertThat(granted).isLessThanOrEqualTo(limit.permits());
        }
    }

    @Property
    void denial_untilRetryAfter_isRepeatedAndThenNot(@ForAll("limit") RateLimit limit, @ForAll("steps") List<Step> steps) {
        history(limit, steps);
        LimitCall call = LimitCall.of(limit, "ada", Mode.ALL, limit.capacity());
        LimitCall look = LimitCall.of(limit, "ada", Mode.PEEK, limit.capacity());
        long wait = local.run(call).retryMicros();
        Assume.that(wait > 1);

        now += wait - 1;
        assertThat(local.run(look).granted()).isZero();
        now += 1;
        assertThat(local.run(look).granted()).isPositive();
    }

    @Property
    void peek_afterAnyHistory_spendsNothing(@ForAll("limit") RateLimit limit, @ForAll("steps") List<Step> steps) {
        history(limit, steps);
        LimitCall look = LimitCall.of(limit, "ada", Mode.PEEK, 1);

        assertThat(local.run(look)).isEqualTo(local.run(look));
    }

    private List<Grant> history(RateLimit limit, List<Step> steps) {
        local.clear();
        List<Grant> grants = new ArrayList<>();
        for (Step step : steps) {
            now += step.advanceMicros();
            long granted = local.run(step.call(List.of(limit))).granted();
            if (granted > 0) {
                grants.add(new Grant(now, granted));
            }
        }
        return grants;
    }

    private interface Span {
        void check(long micros, long granted);
    }

    private static void eachSpan(List<Grant> grants, Span check) {
        for (int from = 0; from < grants.size(); from++) {
            long granted = 0;
            for (int to = from; to < grants.size(); to++) {
                granted += grants.get(to).units;
                check.check(grants.get(to).at - grants.get(from).at, granted);
            }
        }
    }
}
