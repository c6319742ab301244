package io.redkit.bench.matrix;

import java.util.Arrays;
import java.util.List;

import io.redkit.bench.load.Round;

/** What redis-benchmark prints with {@code --csv}: a line of column names and a line of values, all in quotes. */
final class BenchmarkOutput {

    private static final String HEAD = "\"test\"";

    private BenchmarkOutput() {
    }

    /** @throws IllegalArgumentException if there are no values */
    static Round parse(String output) {
        List<String> lines = output.lines().dropWhile(line -> !line.startsWith(HEAD)).toList();
        if (lines.size() < 2) {
            throw new IllegalArgumentException("redis-benchmark says: " + output.strip());
        }
        List<String> names = cells(lines.get(0));
        List<String> values = cells(lines.get(1));
        return new Round(value("rps", names, values), 1000 * value("p50_latency_ms", names, values),
                1000 * value("p99_latency_ms", names, values), Double.NaN, Double.NaN, 0, "");
    }

    /** Counts from the end, since the name of the test is the command itself, which may contain anything. */
    private static double value(String name, List<String> names, List<String> values) {
        return Double.parseDouble(values.get(values.size() - names.size() + names.indexOf(name)));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\",\"")).map(cell -> cell.replace("\"", "")).toList();
    }
}
