package io.redkit.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.jboss.logging.Logger;

import io.redkit.bench.Effort;

/**
 * Measures contenders in turn: a round of each, then the next round of each in the opposite order, so that what disturbs
 * the machine disturbs them alike.
 */
public final class SideBySide {

    private static final Logger LOG = Logger.getLogger(SideBySide.class);

    private final int callers;
    private final Effort effort;
    private final List<Series> all;

    private SideBySide(List<Contender> contenders, int callers, Effort effort) {
        this.callers = callers;
        this.effort = effort;
        this.all = contenders.stream().map(Series::new).toList();
    }

    /**
     * Prints a line for each round, and the medians.
     *
     * @return the rounds that count, in the order of the contenders; their errors are there to be looked at
     */
    public static List<Series> run(List<Contender> contenders, int callers, Effort effort) throws InterruptedException {
        printHead();
        SideBySide measurement = new SideBySide(contenders, callers, effort);
        measurement.runAll(true);
        measurement.all.forEach(each -> print("median", each, each.median()));
        return measurement.all;
    }

    /** Does the same, and prints the medians only. */
    public static List<Series> runSilently(List<Contender> contenders, int callers, Effort effort)
            throws InterruptedException {
        SideBySide measurement = new SideBySide(contenders, callers, effort);
        measurement.runAll(false);
        printHead();
        measurement.all.forEach(each -> print("median", each, each.median()));
        return measurement.all;
    }

    private void runAll(boolean verbose) throws InterruptedException {
        List<Series> order = new ArrayList<>(all);
        for (int i = 0; i < effort.warmUps() + effort.rounds(); i++) {
            boolean counts = i >= effort.warmUps();
            for (Series each : order) {
                Round round = round(each, i);
                if (verbose) {
                    print(counts ? String.valueOf(i - effort.warmUps() + 1) : "warm-up", each, round);
                }
                if (counts) {
                    each.add(round);
                }
            }
            Collections.reverse(order);
        }
    }

    private Round round(Series series, int turn) throws InterruptedException {
        try {
            return series.contender().load().run(callers, turn, effort.roundLength());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.errorf(e, "%s has no value with %d callers", series.contender().name(), callers);
            return Round.failed(callers, e.toString());
        }
    }

    private static void printHead() {
        System.out.printf(Locale.ROOT, "%-8s %-32s %12s %10s %10s %10s %8s %7s%n", "round", "client", "ops/s", "p50 us",
                "p99 us", "CPU us/op", "B/op", "errors");
    }

    private static void print(String label, Series series, Round round) {
        System.out.printf(Locale.ROOT, "%-8s %-32s %12.0f %10.1f %10.1f %10.2f %8.0f %7d %s%n", label,
                series.contender().name(), round.opsPerSecond(), round.p50Micros(), round.p99Micros(),
                round.cpuMicrosPerOp(), round.bytesPerOp(), round.errors(), round.firstError());
    }
}
