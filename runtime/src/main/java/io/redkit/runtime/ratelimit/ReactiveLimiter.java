package io.redkit.runtime.ratelimit;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.RateLimitResult.Source;
import io.redkit.ratelimit.RateLimits;
import io.redkit.ratelimit.ReactiveRateLimiter;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.ratelimit.LimitCall.Mode;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;

/**
 * Asks in this order: what is known to be denied; if Redis is away, the policy; Redis; and if that does not answer, the policy
 * again.
 */
final class ReactiveLimiter implements ReactiveRateLimiter {

    private static final Duration LONGEST_BLOCK = Duration.ofDays(366);

    private final LimitScripts scripts;
    private final Availability availability;
    private final KnownDenials denials;
    private final NamedLimits limits;
    private final AwayPolicy away;

    ReactiveLimiter(PatternSupport support, LimitSettings settings) {
        this.scripts = new LimitScripts(support, settings.deadline());
        this.availability = support.availability();
        this.denials = new KnownDenials(settings.knownDenials());
        this.limits = new NamedLimits(settings.limits(), denials::clear);
        LocalLimiter local = new LocalLimiter(() -> System.nanoTime() / 1000, settings.localSubjects());
        this.away = new AwayPolicy(support.settings().name(), settings.whileAway(), limits, local);
        availability.register(new FeaturePolicy("rate-limit", away.describe()), away);
    }

    @Override
    public RateLimits limits() {
        return limits;
    }

    @Override
    public Uni<RateLimitResult> check(RateLimit limit, String subject, long units) {
        return one(LimitCall.of(limit, subject, Mode.ALL, units));
    }

    @Override
    public Uni<RateLimitDecision> checkAll(List<RateLimit> all, String subject, long units) {
        return decide(LimitCall.of(all, subject, Mode.ALL, units));
    }

    @Override
    public Uni<RateLimitResult> acquireUpTo(RateLimit limit, String subject, long most) {
        return one(LimitCall.of(limit, subject, Mode.SOME, most));
    }

    @Override
    public Uni<RateLimitResult> peek(RateLimit limit, String subject) {
        return one(LimitCall.of(limit, subject, Mode.PEEK, 1));
    }

    @Override
    public Uni<Void> block(RateLimit limit, String subject, Duration time) {
        if (time == null || time.toMillis() < 1 || time.compareTo(LONGEST_BLOCK) > 0) {
            throw new IllegalArgumentException("The time of the block is " + time + "; it must be from 1 ms to 366 days");
        }
        LimitCall call = LimitCall.of(limit, subject, Mode.BLOCK, time.toNanos() / 1000);
        return scripts.send(call, ReactiveLimiter::nothing);
    }

    @Override
    public Uni<Void> reset(RateLimit limit, String subject) {
        LimitCall call = LimitCall.of(limit, subject, Mode.PEEK, 1); // for its checks
        return scripts.forget(limit.name(), call.subject(), ReactiveLimiter::nothing)
                .invoke(() -> denials.forget(subject));
    }

    private Uni<RateLimitResult> one(LimitCall call) {
        return decide(call).map(decision -> decision.results().get(0));
    }

    private Uni<RateLimitDecision> decide(LimitCall call) {
        return Uni.createFrom().deferred(() -> ask(call));
    }

    private Uni<RateLimitDecision> ask(LimitCall call) {
        long sentNanos = System.nanoTime();
        Verdict known = denials.find(call, sentNanos);
        if (known != null) {
            return Uni.createFrom().item(known.decision(call, Source.KNOWN_DENIAL));
        }
        if (availability.isAway()) {
            return Uni.createFrom().item(away.answer(call));
        }
        long generation = denials.generation();
        return scripts.send(call, reply -> {
            Verdict verdict = Verdict.of(call, reply);
            denials.note(call, verdict, sentNanos, generation);
            return verdict.decision(call, Source.REDIS);
        }).onFailure(AwayPolicy::covers).recoverWithItem(failure -> away.answerAfter(failure, call));
    }

    private static @Nullable Void nothing(@Nullable Response reply) {
        return null;
    }
}
