package io.redkit.bench.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians of rounds, each column by itself. */
public final class Medians {

    private Medians() {
    }

    static Round of(List<Round> rounds) {
        return new Round(of(rounds, Round::opsPerSecond), of(rounds, Round::p50Micros), of(rounds, Round::p99Micros),
                of(rounds, Round::cpuMicrosPerOp), of(rounds, Round::bytesPerOp),
                rounds.stream().mapToLong(Round::errors).sum(),
                rounds.stream().map(Round::firstError).filter(each -> !each.isEmpty()).findFirst().orElse(""));
    }

    /** Returns the middle value, or the mean of both middle values; NaN if there are none. */
    public static <E> double of(List<E> all, ToDoubleFunction<E> column) {
        double[] sorted = all.stream().mapToDouble(column).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
