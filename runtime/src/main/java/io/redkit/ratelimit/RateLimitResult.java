package io.redkit.ratelimit;

import java.time.Duration;

/**
 * What one limit says to a call.
 *
 * @param limit the limit that was asked
 * @param allowed whether the call may go on: all units were granted, of a partial call at least one
 * @param granted units that were spent; of a peek, which spends none, those that would have been
 * @param remaining units that are left now
 * @param retryAfter time until the same call can be allowed; zero if this one is. Of a partial call the time until one unit is
 *        left.
 * @param resetAfter time until the limit is as if it had never been used
 * @param source who decided
 */
public record RateLimitResult(RateLimit limit, boolean allowed, long granted, long remaining, Duration retryAfter,
        Duration resetAfter, Source source) {

    /** Who decided. */
    public enum Source {
        /** Redis did. */
        REDIS,
        /** This process, which knew from Redis that the subject is denied for some more time. */
        KNOWN_DENIAL,
        /** This process, by the policy for the time without Redis. */
        WHILE_AWAY
    }
}
