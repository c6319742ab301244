package io.redkit.runtime.ratelimit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.Delivery;
import io.redkit.RedisCodecException;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.RateLimitResult.Source;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;

/**
 * What a script answers, and what this process answers in its place: the units that were granted, and for each limit three
 * numbers, which are the units that remain and the microseconds until the same call can be granted and until the limit is as
 * if it had never been used.
 */
final class Verdict {

    static final int PER_LIMIT = 3;

    private final long[] numbers;

    private Verdict(long[] numbers) {
        this.numbers = numbers;
    }

    static Verdict of(long... numbers) {
        return new Verdict(numbers);
    }

    /** @throws RedisCodecException if the reply is none of the scripts */
    static Verdict of(LimitCall call, @Nullable Response reply) {
        int expected = 1 + PER_LIMIT * call.limits().size();
        if (reply == null || reply.type() != ResponseType.MULTI || reply.size() != expected) {
            throw new RedisCodecException("The script of the rate limits was to answer with " + expected + " numbers", null,
                    null, Delivery.ANSWERED);
        }
        long[] numbers = new long[expected];
        for (int i = 0; i < expected; i++) {
            numbers[i] = reply.get(i).toLong();
        }
        return new Verdict(numbers);
    }

    long granted() {
        return numbers[0];
    }

    long remaining(int limit) {
        return numbers[1 + PER_LIMIT * limit];
    }

    long retryMicros(int limit) {
        return numbers[2 + PER_LIMIT * limit];
    }

    long resetMicros(int limit) {
        return numbers[3 + PER_LIMIT * limit];
    }

    /** Returns the time until all limits can grant the call. */
    long retryMicros() {
        long longest = 0;
        for (int i = 0; i < numbers.length / PER_LIMIT; i++) {
            longest = Math.max(longest, retryMicros(i));
        }
        return longest;
    }

    /** Returns what it becomes when so much time has passed and nothing else happened. */
    Verdict after(long micros) {
        long[] later = numbers.clone();
        for (int i = 1; i < later.length; i++) {
            if (i % PER_LIMIT != 1) {
                later[i] = Math.max(0, later[i] - micros);
            }
        }
        return new Verdict(later);
    }

    RateLimitDecision decision(LimitCall call, Source source) {
        List<RateLimitResult> results = new ArrayList<>(call.limits().size());
        for (int i = 0; i < call.limits().size(); i++) {
            results.add(result(call, i, source));
        }
        return new RateLimitDecision(granted() > 0, results);
    }

    /** Of several limits each says itself whether it would have allowed the call. */
    RateLimitResult result(LimitCall call, int index, Source source) {
        RateLimit limit = call.limits().get(index);
        boolean allowed = granted() > 0 || retryMicros(index) == 0;
        return new RateLimitResult(limit, allowed, granted(), remaining(index), micros(retryMicros(index)),
                micros(resetMicros(index)), source);
    }

    private static Duration micros(long micros) {
        return micros == 0 ? Duration.ZERO : Duration.of(micros, ChronoUnit.MICROS);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Verdict verdict && Arrays.equals(numbers, verdict.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
