package io.redkit.bench.figures;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.figures.LimitProcess.Grant;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitAlgorithm;

/**
 * The share of a limit that eight processes with one subject get, of the algorithm with the smallest; 0 if any got too much.
 * Too much is what cannot be explained by any times between sending and receiving.
 */
@ApplicationScoped
class RateLimitExact implements Figure {

    private static final int PROCESSES = 8;
    private static final int AHEAD_SECONDS = 10;
    private static final Duration UNTIL_ALL_KNOW = Duration.ofMillis(200);
    private static final Duration FULL = Duration.ofSeconds(60);
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final List<RateLimit> LIMITS = List.of(RateLimit.gcra(500, Duration.ofSeconds(1)).burst(250),
            RateLimit.slidingWindow(1500, Duration.ofSeconds(3)), RateLimit.fixedWindow(1500, Duration.ofSeconds(3)));

    private final URI server;

    RateLimitExact(@ConfigProperty(name = "quarkus.redkit.url") URI server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "ratelimit-exact";
    }

    @Override
    public String unit() {
        return "share";
    }

    @Override
    public Target target() {
        return Target.atLeast("0.99");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        double worst = 1;
        System.out.println(ShiftedClock.installed().isEmpty() ? "All processes have the right time (faketime is not installed)"
                : "Every second process is " + AHEAD_SECONDS + " s ahead");
        for (RateLimit limit : LIMITS) {
            worst = Math.min(worst, share(limit, effort.isFull() ? FULL : QUICK));
        }
        return worst;
    }

    private double share(RateLimit limit, Duration length) throws IOException, InterruptedException {
        List<LimitProcess> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(LimitProcess.start(server.getPort(), limit, (i % 2) * AHEAD_SECONDS));
        }
        for (LimitProcess process : processes) {
            process.awaitReady();
        }
        long begin = System.nanoTime() + UNTIL_ALL_KNOW.toNanos();
        for (LimitProcess process : processes) {
            process.ask(begin, begin + length.toNanos());
        }
        List<Grant> grants = new ArrayList<>();
        for (LimitProcess process : processes) {
            grants.addAll(process.grants());
        }
        grants.sort(Comparator.comparingLong(Grant::sent));
        double seconds = length.toNanos() / 1e9;
        double due = limit.permits() * seconds / (limit.period().toNanos() / 1e9);
        long excess = excess(limit, grants);
        System.out.printf(Locale.ROOT, "%-14s %d processes, %.1f s: %d granted, %.4f of the pace, too many: %d%n",
                limit.algorithm(), PROCESSES, seconds, grants.size(), grants.size() / due, excess);
        return excess > 0 ? 0 : Math.min(1, grants.size() / due);
    }

    /** Returns by how much the worst span of time has more than it may, counting only what was granted within for sure. */
    static long excess(RateLimit limit, List<Grant> grants) {
        if (limit.algorithm() == RateLimitAlgorithm.FIXED_WINDOW) {
            long span = grants.get(grants.size() - 1).received() - grants.get(0).sent();
            return grants.size() - limit.permits() * (span / limit.period().toNanos() + 1);
        }
        long period = limit.period().toNanos();
        long worst = Long.MIN_VALUE;
        for (long length = period / 4; length <= period * 4; length *= 2) {
            boolean sliding = limit.algorithm() == RateLimitAlgorithm.SLIDING_WINDOW;
            long most = sliding ? limit.permits() : limit.burst() + limit.permits() * length / period;
            if (!sliding || length <= period) {
                worst = Math.max(worst, most(grants, length) - most);
            }
        }
        return worst;
    }

    private static long most(List<Grant> grants, long length) {
        long most = 0;
        List<Long> ends = grants.stream().map(Grant::received).sorted().toList();
        int from = 0;
        int before = 0; // grants that were received before the span ends, less those sent before it begins
        for (Grant first : grants) {
            while (from < ends.size() && ends.get(from) < first.sent() + length) {
                from++;
            }
            most = Math.max(most, from - before);
            before++;
        }
        return most;
    }
}
