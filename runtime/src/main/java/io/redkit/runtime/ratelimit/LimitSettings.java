package io.redkit.runtime.ratelimit;

import java.time.Duration;
import java.util.Map;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.WhileAway;

/**
 * The checked settings of the rate limits of one client.
 *
 * @param whileAway policy of limits that declare none
 * @param deadline longest time of a call
 * @param knownDenials denials that this process remembers, 0 for none
 * @param localSubjects subjects, each with each of its limits, that it counts while Redis is away
 * @param limits the named limits
 */
public record LimitSettings(WhileAway whileAway, Duration deadline, int knownDenials, int localSubjects,
        Map<String, RateLimit> limits) {
}
