package io.redkit.bench.figures;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;

/** How often a loader runs, at most, when 1,000 callers on 10 processes miss one key at the same time. */
@ApplicationScoped
class CacheSingleFlight implements Figure {

    private static final int PROCESSES = 10;
    private static final int CALLERS = 100;
    private static final Duration NOTICE = Duration.ofSeconds(1);

    private final URI server;

    CacheSingleFlight(@ConfigProperty(name = "quarkus.redkit.url") URI server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "cache-single-flight";
    }

    @Override
    public String unit() {
        return "loads";
    }

    @Override
    public Target target() {
        return Target.atMost("1", "loads");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        int rounds = 3 * effort.rounds();
        List<CacheProcess> processes = new ArrayList<>();
        int[] loads = new int[rounds];
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(CacheProcess.start(server.getPort(), CALLERS, rounds));
            }
            for (CacheProcess process : processes) {
                process.awaitReady();
            }
            long begin = System.nanoTime() + NOTICE.toNanos();
            for (CacheProcess process : processes) {
                process.begin(begin);
            }
            for (CacheProcess process : processes) {
                List<Integer> its = process.loads();
                for (int round = 0; round < rounds; round++) {
                    loads[round] += its.get(round);
                }
            }
        } finally {
            processes.forEach(CacheProcess::kill);
        }
        System.out.printf("%d processes, %d callers each, loads of each of %d keys: %s%n", PROCESSES, CALLERS, rounds,
                Arrays.toString(loads));
        if (Arrays.stream(loads).anyMatch(its -> its == 0)) {
            throw new IllegalStateException("a key was there already");
        }
        return Arrays.stream(loads).max().orElseThrow();
    }
}
