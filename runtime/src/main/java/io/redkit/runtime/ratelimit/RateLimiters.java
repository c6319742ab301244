package io.redkit.runtime.ratelimit;

import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.ReactiveRateLimiter;
import io.redkit.runtime.pattern.PatternSupport;

/** The door of this package: the limiter of one client, in its two views. A client has one. */
public record RateLimiters(ReactiveRateLimiter reactive, RateLimiter blocking) {

    public static RateLimiters of(PatternSupport support, LimitSettings settings) {
        ReactiveRateLimiter reactive = new ReactiveLimiter(support, settings);
        return new RateLimiters(reactive, new BlockingLimiter(reactive));
    }
}
