package io.redkit.runtime.ratelimit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.redkit.ratelimit.RateLimit;
import io.redkit.runtime.config.ConfigKeys;
import io.redkit.runtime.config.RateLimitConfig;

/** Turns the configuration of one client into checked settings, and collects all problems. */
final class ConfiguredLimits {

    private final String client;
    private final RateLimitConfig config;
    private final List<String> problems;

    /** @param problems takes everything that is wrong */
    ConfiguredLimits(String client, RateLimitConfig config, List<String> problems) {
        this.client = client;
        this.config = config;
        this.problems = problems;
    }

    LimitSettings settings(Duration commandTimeout) {
        Duration deadline = config.deadline().orElse(commandTimeout);
        if (deadline.toMillis() < 1) {
            problem("deadline", "is " + deadline + "; it must be at least 1 ms");
        }
        requireCount("known-denials", config.knownDenials(), 0);
        requireCount("local-subjects", config.localSubjects(), 1);
        Map<String, RateLimit> limits = new TreeMap<>();
        new TreeMap<>(config.limits()).forEach((name, limit) -> read(name, limit, limits));
        return new LimitSettings(config.whileAway(), deadline, config.knownDenials(), config.localSubjects(), limits);
    }

    private void read(String name, RateLimitConfig.Limit limit, Map<String, RateLimit> limits) {
        if (limit.permits().isEmpty()) {
            problem('"' + name + "\".permits", "is missing: how many units there are in each period");
        }
        if (limit.period().isEmpty()) {
            problem('"' + name + "\".period", "is missing: how long the period is, such as 1m");
        }
        if (limit.permits().isEmpty() || limit.period().isEmpty()) {
            return;
        }
        long permits = limit.permits().getAsLong();
        try {
            limits.put(name, new RateLimit(name, limit.algorithm(), permits, limit.period().get(),
                    limit.burst().orElse(permits), limit.blockFor().orElse(Duration.ZERO), limit.whileAway().orElse(null)));
        } catch (IllegalArgumentException e) {
            problem('"' + name + '"', "cannot be used: " + e.getMessage());
        }
    }

    private void requireCount(String key, int value, int least) {
        if (value < least) {
            problem(key, "is " + value + "; it must be at least " + least);
        }
    }

    private void problem(String key, String what) {
        problems.add(ConfigKeys.of(client, "rate-limit." + key) + ' ' + what);
    }
}
