package io.redkit.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
     * @return the rounds that count, by contender
     * @throws IllegalStateException if any reply was wrong or missing: then speed means nothing
     */
    public Map<Contender, List<Round>> run(List<Contender> contenders, int callers, Effort effort)
            throws InterruptedException {
        Map<Contender, List<Round>> counted = new LinkedHashMap<>();
        contenders.forEach(each -> counted.put(each, new ArrayList<>()));
        List<Contender> order = new ArrayList<>(contenders);
        System.out.printf(Locale.ROOT, "%-8s %-22s %12s %10s %10s %10s %8s %7s%n", "round", "client", "ops/s", "p50 us",
                "p99 us", "CPU us/op", "B/op", "errors");
        for (int i = -effort.warmUps(); i < effort.rounds(); i++) {
            for (Contender contender : order) {
                int firstLoop = i + effort.warmUps();
                Round round = load.run(contender.exchange(), callers, firstLoop, effort.roundLength());
                print(i < 0 ? "warm-up" : String.valueOf(i + 1), contender.name(), round);
                if (i >= 0) {
                    counted.get(contender).add(round);
                }
            }
            Collections.reverse(order);
        }
        counted.forEach(SideBySide::requireNoErrors);
        counted.forEach((contender, rounds) -> print("median", contender.name(), Medians.of(rounds)));
        return counted;
    }

    private static void print(String label, String name, Round round) {
        System.out.printf(Locale.ROOT, "%-8s %-22s %12.0f %10.1f %10.1f %10.2f %8.0f %7d%n", label, name,
                round.opsPerSecond(), round.p50Micros(), round.p99Micros(), round.cpuMicrosPerOp(), round.bytesPerOp(),
                round.errors());
    }

    private static void requireNoErrors(Contender contender, List<Round> rounds) {
        for (Round round : rounds) {
            if (round.errors() > 0) {
                throw new IllegalStateException(
                        contender.name() + " had " + round.errors() + " errors, the first: " + round.firstError());
            }
        }
    }
}
