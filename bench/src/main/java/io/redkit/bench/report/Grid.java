package io.redkit.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * The results of one scenario, for a table or a plot: a row for each client, in the order of measuring, a column for callers.
 */
record Grid(String scenario, List<Result> results) {

    static List<Grid> of(List<Result> results) {
        return results.stream().map(Result::scenario).distinct()
                .map(name -> new Grid(name, results.stream().filter(each -> each.scenario().equals(name)).toList())).toList();
    }

    List<String> clients() {
        return results.stream().map(Result::client).distinct().toList();
    }

    List<Integer> callers() {
        return results.stream().map(Result::callers).distinct().sorted().toList();
    }

    Optional<Result> at(String client, int callers) {
        return results.stream().filter(each -> each.client().equals(client) && each.callers() == callers).findFirst();
    }
}
