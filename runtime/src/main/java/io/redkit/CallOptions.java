package io.redkit;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How long a command may take, how often it is sent and which server answers it, where that differs from the configuration of
 * the client. Immutable; each method returns other options.
 *
 * <pre>
 * RedisService patient = redis.with(CallOptions.DEFAULT.deadline(Duration.ofSeconds(10)).idempotent());
 * patient.hSet("user:42", "name", "Ada");
 * </pre>
 */
public final class CallOptions {

    private static final int AS_CONFIGURED = -1;
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Everything as it is configured. */
    public static final CallOptions DEFAULT = new CallOptions(null, AS_CONFIGURED, false, null);

    private final @Nullable Duration deadline;
    private final int maxRetries;
    private final boolean idempotent;
    private final @Nullable ReadFrom readFrom;

    private CallOptions(@Nullable Duration deadline, int maxRetries, boolean idempotent,
            @Nullable ReadFrom readFrom) {
        this.deadline = deadline;
        this.maxRetries = maxRetries;
        this.idempotent = idempotent;
        this.readFrom = readFrom;
    }

    /**
     * Gives each command this time in place of {@code command-timeout}, retries included. For a blocking command it stands in
     * place of the block time and {@code command-timeout} together.
     *
     * @param time from a millisecond to 365 days
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public CallOptions deadline(Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The deadline is " + time + "; it must be from 1 ms to 365 days");
        }
        return new CallOptions(time, maxRetries, idempotent, readFrom);
    }

    /**
     * Sends a command again at most so many times, in place of {@code retry.max-retries}; 0 switches retries off.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public CallOptions maxRetries(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("The number of retries is " + most + "; it must not be negative");
        }
        return new CallOptions(deadline, most, idempotent, readFrom);
    }

    /** Sends a command again as often as its deadline allows, in place of {@code retry.max-retries}. */
    public CallOptions retriesUntilDeadline() {
        return new CallOptions(deadline, Integer.MAX_VALUE, idempotent, readFrom);
    }

    /**
     * Declares that executing a command twice does no harm, so that it is sent again also when it may have been executed. The
     * reply is then that of the last time: {@code DEL} can answer 0 although it deleted the key. Blocking commands are not
     * sent again nonetheless.
     */
    public CallOptions idempotent() {
        return new CallOptions(deadline, maxRetries, true, readFrom);
    }

    /**
     * Lets these servers answer commands that only read, in place of {@code read-from}. All but {@link ReadFrom#MASTER} can
     * answer with stale data. Commands that write, and connections of one's own, go to the master nonetheless.
     */
    public CallOptions readFrom(ReadFrom policy) {
        return new CallOptions(deadline, maxRetries, idempotent, Objects.requireNonNull(policy, "policy"));
    }

    /** Returns the time that a command is given, null for that of the client. */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /**
     * Returns the most retries of a command; {@link Integer#MAX_VALUE} for as many as its deadline allows.
     *
     * @param configured what holds if these options do not say
     */
    public int maxRetriesOr(int configured) {
        return maxRetries == AS_CONFIGURED ? configured : maxRetries;
    }

    /** Returns whether commands are declared to be idempotent. */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** Returns which servers answer commands that only read, null for those of the client. */
    public @Nullable ReadFrom readFrom() {
        return readFrom;
    }

    @Override
    public String toString() {
        String retries = maxRetries == AS_CONFIGURED ? "as configured"
                : maxRetries == Integer.MAX_VALUE ? "until the deadline" : String.valueOf(maxRetries);
        return "CallOptions[deadline " + (deadline == null ? "as configured" : deadline) + ", retries " + retries
                + (idempotent ? ", idempotent" : "") + (readFrom == null ? "]" : ", read from " + readFrom + "]");
    }
}
