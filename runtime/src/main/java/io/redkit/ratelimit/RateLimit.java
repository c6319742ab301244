package io.redkit.ratelimit;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;

/**
 * So many units in so much time. Immutable; the methods that change something return another limit.
 *
 * <pre>
 * RateLimit.gcra(100, Duration.ofMinutes(1)).burst(20).named("export");
 * </pre>
 *
 * @param name which limit of a subject it is; limits with the same name share what they count. Empty until it is named.
 * @param permits units in each period
 * @param period from 1 ms to 366 days
 * @param burst most units at once; other than {@code permits} with {@link RateLimitAlgorithm#GCRA} only
 * @param blockFor how long a subject that was denied is denied everything, zero for no longer than the limit itself does
 * @param whileAway what happens while Redis is away, null for what the client is configured to do
 */
public record RateLimit(String name, RateLimitAlgorithm algorithm, long permits, Duration period, long burst,
        Duration blockFor, @Nullable WhileAway whileAway) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final long MOST_PERMITS = 1_000_000_000_000L;
    /** What a double holds exactly, and some room to add two of them. */
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(52);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public RateLimit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(algorithm, "algorithm");
        require(permits >= 1 && permits <= MOST_PERMITS, "permits is " + permits + "; it must be from 1 to " + MOST_PERMITS);
        require(isWithin(period, SHORTEST), "period is " + period + "; it must be from 1 ms to 366 days");
        require(burst >= 1 && burst <= MOST_PERMITS, "burst is " + burst + "; it must be from 1 to " + MOST_PERMITS);
        require(algorithm == RateLimitAlgorithm.GCRA || burst == permits, "burst is an option of GCRA; a window has none");
        require(blockFor.isZero() || isWithin(blockFor, SHORTEST),
                "block-for is " + blockFor + "; it must be zero, or from 1 ms to 366 days");
        require(algorithm != RateLimitAlgorithm.GCRA || isExact(permits, period, burst),
                "burst x period is too large to be counted exactly; choose a smaller burst, or figures that divide evenly");
    }

    /** Returns a limit with an even pace, which allows all its units at once after a quiet period. */
    public static RateLimit gcra(long permits, Duration period) {
        return of(RateLimitAlgorithm.GCRA, permits, period);
    }

    /** Returns a limit with windows that begin with the first call. */
    public static RateLimit fixedWindow(long permits, Duration period) {
        return of(RateLimitAlgorithm.FIXED_WINDOW, permits, period);
    }

    /** Returns a limit with a window that always ends now. */
    public static RateLimit slidingWindow(long permits, Duration period) {
        return of(RateLimitAlgorithm.SLIDING_WINDOW, permits, period);
    }

    private static RateLimit of(RateLimitAlgorithm algorithm, long permits, Duration period) {
        return new RateLimit("", algorithm, permits, period, permits, Duration.ZERO, null);
    }

    /** Returns the limit with so many units at once, after a quiet time. GCRA only. */
    @CheckReturnValue
    public RateLimit burst(long most) {
        return new RateLimit(name, algorithm, permits, period, most, blockFor, whileAway);
    }

    /** Returns the limit with a penalty: who is denied once is denied everything for this long, beginning with that denial. */
    @CheckReturnValue
    public RateLimit blockFor(Duration time) {
        return new RateLimit(name, algorithm, permits, period, burst, time, whileAway);
    }

    /** Returns the limit with this name. */
    @CheckReturnValue
    public RateLimit named(String its) {
        return new RateLimit(its, algorithm, permits, period, burst, blockFor, whileAway);
    }

    /** Returns the limit with a policy of its own for the time without Redis. */
    @CheckReturnValue
    public RateLimit whileAway(WhileAway policy) {
        return new RateLimit(name, algorithm, permits, period, burst, blockFor, policy);
    }

    /** Returns the most units that a single call can get. */
    public long capacity() {
        return algorithm == RateLimitAlgorithm.GCRA ? burst : permits;
    }

    /** Returns the time in which a limit that is used up is whole again: of GCRA that of the burst, else the period. */
    public Duration window() {
        if (algorithm != RateLimitAlgorithm.GCRA || burst == permits) {
            return period;
        }
        BigInteger nanos = BigInteger.valueOf(period.toNanos()).multiply(BigInteger.valueOf(burst));
        return Duration.ofNanos(nanos.divide(BigInteger.valueOf(permits)).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
    }

    private static boolean isExact(long permits, Duration period, long burst) {
        BigInteger micros = BigInteger.valueOf(period.toNanos() / 1000);
        BigInteger reduced = micros.divide(micros.gcd(BigInteger.valueOf(permits)));
        return reduced.multiply(BigInteger.valueOf(burst)).compareTo(EXACT) < 0;
    }

    private static boolean isWithin(Duration time, Duration shortest) {
        return time.compareTo(shortest) >= 0 && time.compareTo(LONGEST) <= 0;
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
