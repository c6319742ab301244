package io.redkit.ratelimit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether a subject, such as a user or an address, may do something now, so that all processes together keep to the
 * limit. One bean for each client, chosen by {@link io.redkit.RedisClientName}.
 *
 * <pre>
 * &#64;Inject
 * RateLimiter limiter;
 *
 * if (!limiter.tryAcquire("login", user)) { ... }
 * </pre>
 *
 * A call is one round trip; a subject that is known to be denied costs none. A check that Redis does not answer in time is
 * never sent again, and answered by the policy {@link WhileAway}, so that it spends its units at most once. Only what shows a
 * mistake fails: a missing permission of the Redis user, a key of another type, a closed client.
 * <p>
 * Blocks the calling thread, and refuses to do so on an event loop; {@link ReactiveRateLimiter} is its twin. Thread-safe.
 * Arguments that are null, an empty subject, a limit without a name, or too many units are an
 * {@link IllegalArgumentException}.
 */
public interface RateLimiter {

    /** Returns the named limits of this client. */
    RateLimits limits();

    /** Spends one unit, if there is one left. */
    default RateLimitResult check(String limit, String subject) {
        return check(limits().get(limit), subject, 1);
    }

    /** Spends so many units, or none if there are not enough left. */
    default RateLimitResult check(String limit, String subject, long units) {
        return check(limits().get(limit), subject, units);
    }

    /**
     * Spends so many units, or none if there are not enough left.
     *
     * @param limit with a name
     * @param units from 1 to the capacity of the limit
     */
    RateLimitResult check(RateLimit limit, String subject, long units);

    /** Spends one unit of each limit, or of none if one of them denies it. One round trip. */
    default RateLimitDecision checkAll(String subject, String... names) {
        return checkAll(Stream.of(names).map(limits()::get).toList(), subject, 1);
    }

    /**
     * Spends so many units of each limit, or of none if one of them denies it. One round trip.
     *
     * @param all each with a name of its own
     * @param units from 1 to the smallest capacity of these limits
     */
    RateLimitDecision checkAll(List<RateLimit> all, String subject, long units);

    /** Spends one unit, and returns whether there was one left. */
    default boolean tryAcquire(String limit, String subject) {
        return check(limit, subject).allowed();
    }

    /** Spends what is left, at most so many units; {@link RateLimitResult#granted} tells how many. */
    default RateLimitResult acquireUpTo(String limit, String subject, long most) {
        return acquireUpTo(limits().get(limit), subject, most);
    }

    /**
     * Spends what is left, at most so many units; {@link RateLimitResult#granted} tells how many.
     *
     * @param limit with a name
     * @param most at least 1
     */
    RateLimitResult acquireUpTo(RateLimit limit, String subject, long most);

    /** Returns what a call for one unit would get, and spends nothing. */
    default RateLimitResult peek(String limit, String subject) {
        return peek(limits().get(limit), subject);
    }

    /** Returns what a call for one unit would get, and spends nothing. */
    RateLimitResult peek(RateLimit limit, String subject);

    /** Denies the subject everything of this limit from now on. */
    default void block(String limit, String subject, Duration time) {
        block(limits().get(limit), subject, time);
    }

    /**
     * Denies the subject everything of this limit from now on. A longer block that holds already stays. While Redis is
     * away this fails.
     *
     * @param limit with a name
     * @param time from 1 ms to 366 days
     */
    void block(RateLimit limit, String subject, Duration time);

    /** Forgets what the subject has used of this limit, and its block. */
    default void reset(String limit, String subject) {
        reset(limits().get(limit), subject);
    }

    /**
     * Forgets what the subject has used of this limit, and its block. Other processes that know of a denial go on denying
     * until its end. While Redis is away this fails.
     */
    void reset(RateLimit limit, String subject);
}
