package io.redkit.ratelimit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * {@link RateLimiter} for callers that must not block. Each subscription to a {@code Uni} is a call of its own, and nothing
 * happens before. Wrong arguments are thrown at once.
 */
public interface ReactiveRateLimiter {

    /** Returns the named limits of this client. */
    RateLimits limits();

    /** Spends one unit, if there is one left. */
    @CheckReturnValue
    default Uni<RateLimitResult> check(String limit, String subject) {
        return check(limits().get(limit), subject, 1);
    }

    /** Spends so many units, or none if there are not enough left. */
    @CheckReturnValue
    default Uni<RateLimitResult> check(String limit, String subject, long units) {
        return check(limits().get(limit), subject, units);
    }

    /**
     * Spends so many units, or none if there are not enough left.
     *
     * @param limit with a name
     * @param units from 1 to the capacity of the limit
     */
    @CheckReturnValue
    Uni<RateLimitResult> check(RateLimit limit, String subject, long units);

    /** Spends one unit of each limit, or of none if one of them denies it. One round trip. */
    @CheckReturnValue
    default Uni<RateLimitDecision> checkAll(String subject, String... names) {
        return checkAll(Stream.of(names).map(limits()::get).toList(), subject, 1);
    }

    /**
     * Spends so many units of each limit, or of none if one of them denies it. One round trip.
     *
     * @param all each with a name of its own
     * @param units from 1 to the smallest capacity of these limits
     */
    @CheckReturnValue
    Uni<RateLimitDecision> checkAll(List<RateLimit> all, String subject, long units);

    /** Spends one unit, and returns whether there was one left. */
    @CheckReturnValue
    default Uni<Boolean> tryAcquire(String limit, String subject) {
        return check(limit, subject).map(RateLimitResult::allowed);
    }

    /** Spends what is left, at most so many units; {@link RateLimitResult#granted} tells how many. */
    @CheckReturnValue
    default Uni<RateLimitResult> acquireUpTo(String limit, String subject, long most) {
        return acquireUpTo(limits().get(limit), subject, most);
    }

    /**
     * Spends what is left, at most so many units; {@link RateLimitResult#granted} tells how many.
     *
     * @param limit with a name
     * @param most at least 1
     */
    @CheckReturnValue
    Uni<RateLimitResult> acquireUpTo(RateLimit limit, String subject, long most);

    /** Returns what a call for one unit would get, and spends nothing. */
    @CheckReturnValue
    default Uni<RateLimitResult> peek(String limit, String subject) {
        return peek(limits().get(limit), subject);
    }

    /** Returns what a call for one unit would get, and spends nothing. */
    @CheckReturnValue
    Uni<RateLimitResult> peek(RateLimit limit, String subject);

    /** Denies the subject everything of this limit from now on. */
    @CheckReturnValue
    default Uni<Void> block(String limit, String subject, Duration time) {
        return block(limits().get(limit), subject, time);
    }

    /**
     * Denies the subject everything of this limit from now on. A longer block that holds already stays. While Redis is
     * away this fails.
     *
     * @param limit with a name
     * @param time from 1 ms to 366 days
     */
    @CheckReturnValue
    Uni<Void> block(RateLimit limit, String subject, Duration time);

    /** Forgets what the subject has used of this limit, and its block. */
    @CheckReturnValue
    default Uni<Void> reset(String limit, String subject) {
        return reset(limits().get(limit), subject);
    }

    /**
     * Forgets what the subject has used of this limit, and its block. Other processes that know of a denial go on denying
     * until its end. While Redis is away this fails.
     */
    @CheckReturnValue
    Uni<Void> reset(RateLimit limit, String subject);
}
