package io.redkit.runtime.ratelimit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisConnectionException;
import io.redkit.RedisLoadingException;
import io.redkit.RedisOutOfMemoryException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult.Source;
import io.redkit.ratelimit.RateLimits;
import io.redkit.ratelimit.WhileAway;
import io.redkit.runtime.degraded.Away;
import io.redkit.runtime.degraded.AwayListener;

/** Answers calls in the place of Redis, as each limit declares, and tells when that begins and ends. */
final class AwayPolicy implements AwayListener {

    private static final Logger LOG = Logger.getLogger("io.redkit.ratelimit");

    /** What a closed limit tells callers to wait: nobody knows when Redis is back. */
    private static final long CLOSED_RETRY_MICROS = 1_000_000;
    private static final long WARNING_INTERVAL_NANOS = 60_000_000_000L;
    private static final Set<String> NOT_NOW = Set.of("BUSY", "CLUSTERDOWN", "MASTERDOWN", "MISCONF", "NOREPLICAS", "READONLY",
            "TRYAGAIN", "UNBLOCKED");

    private final String client;
    private final WhileAway usual;
    private final RateLimits limits;
    private final LocalLimiter local;
    private final LongAdder answered = new LongAdder();
    private final AtomicLong nextWarningNanos = new AtomicLong(System.nanoTime());

    AwayPolicy(String client, WhileAway usual, RateLimits limits, LocalLimiter local) {
        this.client = client;
        this.usual = usual;
        this.limits = limits;
        this.local = local;
    }

    /** Returns whether a failure means that Redis cannot decide now; others show a mistake, which a policy must not hide. */
    static boolean covers(Throwable failure) {
        return failure instanceof RedisConnectionException || failure instanceof RedisTimeoutException
                || failure instanceof RedisOverloadException || failure instanceof RedisLoadingException
                || failure instanceof RedisOutOfMemoryException
                || failure instanceof RedisServerException error && NOT_NOW.contains(error.code());
    }

    /** Answers a call that Redis did not answer, though it is not known to be away. */
    RateLimitDecision answerAfter(Throwable failure, LimitCall call) {
        long now = System.nanoTime();
        long next = nextWarningNanos.get();
        if (now - next >= 0 && nextWarningNanos.compareAndSet(next, now + WARNING_INTERVAL_NANOS)) {
            LOG.warnf("Redis client %s did not decide about a rate limit (%s); such calls are answered by policy: %s. This is"
                    + " logged once a minute at most", client, failure.getClass().getSimpleName(), describe());
        }
        return answer(call);
    }

    /** Answers a call by the policies of its limits. */
    RateLimitDecision answer(LimitCall call) {
        answered.increment();
        return verdict(call).decision(call, Source.WHILE_AWAY);
    }

    private Verdict verdict(LimitCall call) {
        List<RateLimit> counted = new ArrayList<>();
        boolean closed = false;
        for (RateLimit limit : call.limits()) {
            WhileAway policy = policy(limit);
            closed |= policy == WhileAway.CLOSED;
            if (policy == WhileAway.LOCAL) {
                counted.add(limit);
            }
        }
        if (closed || counted.isEmpty()) {
            return answer(call, closed ? 0 : Math.min(call.units(), smallestCapacity(call)), null);
        }
        Verdict known = local.run(new LimitCall(counted, call.subject(), call.mode(), call.units()));
        return counted.size() == call.limits().size() ? known : answer(call, known.granted(), known);
    }

    private static long smallestCapacity(LimitCall call) {
        return call.limits().stream().mapToLong(RateLimit::capacity).min().orElseThrow();
    }

    /** @param known what is known of those that are counted here; null if none was */
    private Verdict answer(LimitCall call, long granted, @Nullable Verdict known) {
        long[] numbers = new long[1 + Verdict.PER_LIMIT * call.limits().size()];
        numbers[0] = granted;
        int counted = 0;
        for (int i = 0; i < call.limits().size(); i++) {
            RateLimit limit = call.limits().get(i);
            boolean closed = policy(limit) == WhileAway.CLOSED;
            numbers[1 + Verdict.PER_LIMIT * i] = closed ? 0 : limit.capacity();
            numbers[2 + Verdict.PER_LIMIT * i] = closed ? CLOSED_RETRY_MICROS : 0;
            numbers[3 + Verdict.PER_LIMIT * i] = closed ? CLOSED_RETRY_MICROS : 0;
            if (known != null && policy(limit) == WhileAway.LOCAL) {
                numbers[1 + Verdict.PER_LIMIT * i] = known.remaining(counted);
                numbers[2 + Verdict.PER_LIMIT * i] = known.retryMicros(counted);
                numbers[3 + Verdict.PER_LIMIT * i] = known.resetMicros(counted);
                counted++;
            }
        }
        return Verdict.of(numbers);
    }

    private WhileAway policy(RateLimit limit) {
        return limit.whileAway() == null ? usual : limit.whileAway();
    }

    /** Returns the policy in words, such as {@code local, login closed}. */
    String describe() {
        StringBuilder text = new StringBuilder(word(usual));
        new TreeMap<>(limits.all()).forEach((name, limit) -> {
            if (limit.whileAway() != null && limit.whileAway() != usual) {
                text.append(", ").append(name).append(' ').append(word(limit.whileAway()));
            }
        });
        return text.toString();
    }

    private static String word(WhileAway policy) {
        return policy.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void onAway(Away away) {
        LOG.warnf("Redis client %s is away: rate limits are answered by policy: %s", client, describe());
    }

    @Override
    public void onReturn() {
        local.clear();
        LOG.infof("Redis client %s is back and decides about rate limits again. Calls answered by policy meanwhile: %d", client,
                answered.sumThenReset());
    }
}
