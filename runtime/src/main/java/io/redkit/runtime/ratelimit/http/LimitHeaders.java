package io.redkit.runtime.ratelimit.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult;

/**
 * What a client is told of its limits: {@code RateLimit-Policy} and {@code RateLimit} as in
 * draft-ietf-httpapi-ratelimit-headers-10, and the older {@code X-RateLimit-*}. All times are seconds from now, rounded up.
 */
final class LimitHeaders {

    private LimitHeaders() {
    }

    static Map<String, String> of(RateLimitDecision decision) {
        RateLimitResult tightest = decision.tightest();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Policy", each(decision, LimitHeaders::policy));
        headers.put("RateLimit", each(decision, LimitHeaders::state));
        headers.put("X-RateLimit-Limit", Long.toString(tightest.limit().capacity()));
        headers.put("X-RateLimit-Remaining", Long.toString(tightest.remaining()));
        headers.put("X-RateLimit-Reset", Long.toString(seconds(tightest.resetAfter())));
        if (!decision.allowed()) {
            headers.put("Retry-After", Long.toString(Math.max(1, seconds(decision.retryAfter()))));
        }
        return headers;
    }

    private static String each(RateLimitDecision decision, Function<RateLimitResult, String> text) {
        return decision.results().stream().map(text).collect(Collectors.joining(", "));
    }

    private static String policy(RateLimitResult result) {
        return name(result) + ";q=" + result.limit().capacity() + ";w=" + Math.max(1, seconds(result.limit().window()));
    }

    private static String state(RateLimitResult result) {
        return name(result) + ";r=" + result.remaining() + ";t=" + seconds(result.resetAfter());
    }

    /** A string of structured fields is printable ASCII. */
    private static String name(RateLimitResult result) {
        String name = result.limit().name().replaceAll("[^ -~]", "?").replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + name + '"';
    }

    private static long seconds(Duration time) {
        return time.getNano() == 0 ? time.getSeconds() : time.getSeconds() + 1;
    }
}
