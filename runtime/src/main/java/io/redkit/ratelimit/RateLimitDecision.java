package io.redkit.ratelimit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What several limits say to one call: it is allowed if all of them allow it, and otherwise nothing was spent of any.
 *
 * @param allowed whether the call may go on
 * @param results one for each limit, in the order of the call; at least one
 */
public record RateLimitDecision(boolean allowed, List<RateLimitResult> results) {

    /** Takes a copy of the list. */
    public RateLimitDecision {
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("a decision without a limit");
        }
    }

    /** Returns the time until the same call can be allowed by all limits; zero if this one is. */
    public Duration retryAfter() {
        return tightest().retryAfter();
    }

    /** Returns the result that counts for the caller: with the longest wait, and among equal ones with the least left. */
    public RateLimitResult tightest() {
        return results.stream().max(Comparator.comparing(RateLimitResult::retryAfter)
                .thenComparing(RateLimitResult::remaining, Comparator.reverseOrder())).orElseThrow();
    }
}
