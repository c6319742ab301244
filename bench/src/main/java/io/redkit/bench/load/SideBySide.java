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

    private static final int LONGEST_ERROR = 100;

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
                if (!each.isBroken()) {
                    Round round = round(each, i);
                    if (verbose) {
                        print(counts ? String.valueOf(i - effort.warmUps() + 1) : "warm-up", each, round);
                    }
                    if (counts && !each.isBroken()) {
                        each.add(round);
                    }
                }
            }
            Collections.reverse(order);
        }
    }

    private Round round(Series series, int turn) throws InterruptedException {
        try {
            Round round = series.contender().load().run(callers, turn, effort.roundLength());
            if (round.opsPerSecond() == 0) {
                series.breakOff(round);
            }
            return round;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.errorf("%s has no value with %d callers: %s", series.contender().name(), callers, e);
            Round failed = Round.failed(callers, e.toString());
            series.breakOff(failed);
            return failed;
        }
    }

    private static void printHead() {
        System.out.printf(Locale.ROOT, "%-8s %-32s %12s %10s %10s %10s %8s %7s%n", "round", "client", "ops/s", "p50 us",
                "p99 us", "CPU us/op", "B/op", "errors");
    }

    private static String brief(String error) {
        return error.substring(0, Math.min(LONGEST_ERROR, error.length()));
    }

    private static void print(String label, Series series, Round round) {
        System.out.printf(Locale.ROOT, "%-8s %-32s %12.0f %10.1f %10.1f %10.2f %8.0f %7d %s%n", label,
                series.contender().name(), round.opsPerSecond(), round.p50Micros(), round.p99Micros(),
                round.cpuMicrosPerOp(), round.bytesPerOp(), round.errors(), brief(round.firstError()));
    }
}
