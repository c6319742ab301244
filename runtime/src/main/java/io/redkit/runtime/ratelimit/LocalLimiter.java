package io.redkit.runtime.ratelimit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.redkit.ratelimit.RateLimit;
import io.redkit.runtime.ratelimit.LimitCall.Mode;

/**
 * Limits that this process counts alone, for the time without Redis. Keeps a bounded number of subjects: one that is pushed out
 * begins anew. Thread-safe.
 */
final class LocalLimiter {

    private static final int STRIPES = 64;

    private final LongSupplier clockMicros;
    private final Cache<StateKey, State> states;
    private final Object[] locks = new Object[STRIPES];

    /** @param clockMicros must not go back */
    LocalLimiter(LongSupplier clockMicros, int maxStates) {
        this.clockMicros = clockMicros;
        this.states = Caffeine.newBuilder().maximumSize(maxStates).executor(Runnable::run).build();
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new Object();
        }
    }

    private record StateKey(String subject, String limit, String algorithm) {
    }

    private static final class State {

        private final Meter meter;
        private long blockedUntil = Long.MIN_VALUE / 2; // far away, and still to be subtracted from

        State(Figures figures) {
            meter = Meter.of(figures);
        }
    }

    /** Answers a call as the script would. */
    Verdict run(LimitCall call) {
        synchronized (locks[Math.floorMod(call.subject().hashCode(), STRIPES)]) {
            long now = clockMicros.getAsLong();
            List<State> all = new ArrayList<>();
            long free = call.mode() == Mode.BLOCK ? 0 : call.units();
            for (RateLimit limit : call.limits()) {
                State state = state(call.subject(), limit, now);
                free = state.blockedUntil > now ? 0 : Math.min(free, state.meter.free());
                all.add(state);
            }
            return verdict(call, all, free < call.need() ? 0 : free, now);
        }
    }

    private State state(String subject, RateLimit limit, long now) {
        Figures figures = Figures.of(limit);
        State state = states.get(new StateKey(subject, limit.name(), figures.algorithm()), key -> new State(figures));
        state.meter.at(figures, now);
        return state;
    }

    private static Verdict verdict(LimitCall call, List<State> all, long granted, long now) {
        long[] numbers = new long[1 + Verdict.PER_LIMIT * all.size()];
        numbers[0] = granted;
        for (int i = 0; i < all.size(); i++) {
            State state = all.get(i);
            boolean isShort = state.meter.free() < call.need();
            block(call, Figures.of(call.limits().get(i)).block(), state, granted == 0 && isShort, now);
            if (call.spends() && granted > 0) {
                state.meter.spend(granted);
            }
            long left = Math.max(0, state.blockedUntil - now);
            long wait = granted == 0 && isShort && call.mode() != Mode.BLOCK ? state.meter.untilFree(call.need()) : 0;
            numbers[1 + Verdict.PER_LIMIT * i] = left > 0 ? 0 : state.meter.free();
            numbers[2 + Verdict.PER_LIMIT * i] = granted > 0 ? 0 : Math.max(wait, left);
            numbers[3 + Verdict.PER_LIMIT * i] = Math.max(state.meter.untilIdle(), left);
        }
        return Verdict.of(numbers);
    }

    private static void block(LimitCall call, long penalty, State state, boolean denied, long now) {
        if (call.mode() == Mode.BLOCK) {
            state.blockedUntil = Math.max(state.blockedUntil, now + call.units());
        } else if (denied && call.spends() && penalty > 0 && state.blockedUntil <= now) {
            state.blockedUntil = now + penalty;
        }
    }

    void clear() {
        states.invalidateAll();
    }
}
