package io.redkit.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.bench.Effort;

/**
 * Measures contenders in turn: a round of each, then the next round of each in the opposite order, so that what disturbs
 * the machine disturbs them alike.
 */
@ApplicationScoped
public class SideBySide {

    private final ClosedLoop load;

    SideBySide(ClosedLoop load) {
        this.load = load;
    }

    /**
     * Prints a line for each round.
     *
     * @return the rounds that count, in the order of the contenders
     * @throws IllegalStateException if any reply was wrong or missing
     */
    public List<Series> run(List<Contender> contenders, int callers, Effort effort) throws InterruptedException {
        List<Series> all = contenders.stream().map(Series::new).toList();
        List<Series> order = new ArrayList<>(all);
        System.out.printf(Locale.ROOT, "%-8s %-22s %12s %10s %10s %10s %8s %7s%n", "round", "client", "ops/s", "p50 us",
                "p99 us", "CPU us/op", "B/op", "errors");
        for (int i = 0; i < effort.warmUps() + effort.rounds(); i++) {
            boolean counts = i >= effort.warmUps();
            for (Series each : order) {
                Round round = load.run(each.contender().exchange(), callers, i, effort.roundLength());
                print(counts ? String.valueOf(i - effort.warmUps() + 1) : "warm-up", each, round);
                if (counts) {
                    each.add(round);
                }
            }
            Collections.reverse(order);
        }
        all.forEach(Series::requireNoErrors);
        all.forEach(each -> print("median", each, each.median()));
        return all;
    }

    private static void print(String label, Series series, Round round) {
        System.out.printf(Locale.ROOT, "%-8s %-22s %12.0f %10.1f %10.1f %10.2f %8.0f %7d%n", label, series.contender().name(),
                round.opsPerSecond(), round.p50Micros(), round.p99Micros(), round.cpuMicrosPerOp(), round.bytesPerOp(),
                round.errors());
    }
}
