package io.redkit.runtime.ratelimit;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.redkit.ratelimit.RateLimit;

/**
 * What Redis has denied, until it may allow it: meanwhile there is no need to ask. The time runs from before the call was sent,
 * so it ends here no later than there. Bounded; thread-safe.
 */
final class KnownDenials {

    private final Cache<Key, Denial> denials;
    private final AtomicLong generation = new AtomicLong();

    /** @param most denials to keep; 0 for none */
    KnownDenials(int most) {
        this.denials = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    private record Key(String subject, List<RateLimit> limits) {
    }

    private record Denial(Verdict verdict, long need, long sentNanos) {
    }

    /** Returns what tells a denial from before a reset from one after it; to be asked before the call is sent. */
    long generation() {
        return generation.get();
    }

    /** Notes a denial, unless something was reset since the call was sent. */
    void note(LimitCall call, Verdict verdict, long sentNanos, long sentGeneration) {
        if (verdict.granted() == 0 && verdict.retryMicros() > 0 && call.spends() && sentGeneration == generation.get()) {
            Key key = new Key(call.subject(), call.limits());
            denials.put(key, new Denial(verdict, call.need(), sentNanos));
            if (sentGeneration != generation.get()) {
                denials.invalidate(key);
            }
        }
    }

    /** Returns what is left of a denial of that much or less; null if none is known. */
    @Nullable
    Verdict find(LimitCall call, long nowNanos) {
        if (!call.spends() || denials.estimatedSize() == 0) {
            return null;
        }
        Key key = new Key(call.subject(), call.limits());
        Denial denial = denials.getIfPresent(key);
        if (denial == null) {
            return null;
        }
        long passed = TimeUnit.NANOSECONDS.toMicros(nowNanos - denial.sentNanos) + 1;
        if (passed >= denial.verdict.retryMicros()) {
            denials.asMap().remove(key, denial);
            return null;
        }
        return call.need() >= denial.need ? denial.verdict.after(passed) : null;
    }

    /** Forgets what is known of a subject. Rare, so it may look at everything. */
    void forget(String subject) {
        generation.incrementAndGet();
        denials.asMap().keySet().removeIf(key -> key.subject.equals(subject));
    }

    void clear() {
        generation.incrementAndGet();
        denials.invalidateAll();
    }
}
