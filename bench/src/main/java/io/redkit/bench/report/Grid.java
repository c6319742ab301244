package io.redkit.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The results of one scenario, for a table or a plot: a row for each client, in the order of measuring, a column for each
 * number of callers, or of whatever else changes.
 *
 * @param axis what the columns are numbers of
 * @param results with that number in place of the callers
 */
record Grid(String scenario, String axis, List<Result> results) {

    private static final String CALLERS = "callers";
    private static final Pattern SIZED = Pattern.compile("GET (\\d+) (B|KiB|MiB), reactive");
    private static final int CALLERS_OF_SIZES = 16;

    Grid(String scenario, List<Result> results) {
        this(scenario, CALLERS, results);
    }

    /**
     * Returns the same requests with values of all sizes, from the scenarios that have one size each; empty if there are none.
     */
    static List<Grid> bySize(List<Result> results) {
        List<Result> sized = new ArrayList<>();
        for (Result each : results) {
            Matcher name = SIZED.matcher(each.scenario());
            if (each.callers() == CALLERS_OF_SIZES && name.matches()) {
                sized.add(each.at(Integer.parseInt(name.group(1)) << (10 * List.of("B", "KiB", "MiB").indexOf(name.group(2)))));
            }
        }
        boolean several = sized.stream().mapToInt(Result::callers).distinct().count() > 1;
        return several ? List.of(new Grid("GET of all sizes, reactive, callers: " + CALLERS_OF_SIZES, "bytes", sized))
                : List.of();
    }

    static List<Grid> of(List<Result> results) {
        return results.stream().map(Result::scenario).distinct()
                .map(name -> new Grid(name, results.stream().filter(each -> each.scenario().equals(name)).toList())).toList();
    }

    List<String> clients() {
        return results.stream().map(Result::client).distinct().toList();
    }

    /** Returns the numbers of the columns. */
    List<Integer> callers() {
        return results.stream().map(Result::callers).distinct().sorted().toList();
    }

    Optional<Result> at(String client, int callers) {
        return results.stream().filter(each -> each.client().equals(client) && each.callers() == callers).findFirst();
    }
}
