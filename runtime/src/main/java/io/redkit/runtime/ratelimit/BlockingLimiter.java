package io.redkit.runtime.ratelimit;

import java.time.Duration;
import java.util.List;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.RateLimits;
import io.redkit.ratelimit.ReactiveRateLimiter;
import io.redkit.runtime.service.Services;

/** The blocking view. */
final class BlockingLimiter implements RateLimiter {

    private final ReactiveRateLimiter reactive;

    BlockingLimiter(ReactiveRateLimiter reactive) {
        this.reactive = reactive;
    }

    @Override
    public RateLimits limits() {
        return reactive.limits();
    }

    @Override
    public RateLimitResult check(RateLimit limit, String subject, long units) {
        return Services.await(reactive.check(limit, subject, units));
    }

    @Override
    public RateLimitDecision checkAll(List<RateLimit> all, String subject, long units) {
        return Services.await(reactive.checkAll(all, subject, units));
    }

    @Override
    public RateLimitResult acquireUpTo(RateLimit limit, String subject, long most) {
        return Services.await(reactive.acquireUpTo(limit, subject, most));
    }

    @Override
    public RateLimitResult peek(RateLimit limit, String subject) {
        return Services.await(reactive.peek(limit, subject));
    }

    @Override
    public void block(RateLimit limit, String subject, Duration time) {
        Services.await(reactive.block(limit, subject, time));
    }

    @Override
    public void reset(RateLimit limit, String subject) {
        Services.await(reactive.reset(limit, subject));
    }
}
