package io.redkit.bench.report;

import java.util.List;
import java.util.Locale;

/** Operations per second as text for the terminal. */
public final class TextTables {

    private TextTables() {
    }

    /** Returns a table for each scenario, with a row for each client and a column for each number of callers. */
    public static String of(List<Result> results) {
        StringBuilder text = new StringBuilder();
        for (Grid grid : Grid.of(results)) {
            text.append(String.format(Locale.ROOT, "%n%-40s", grid.scenario()));
            grid.callers().forEach(callers -> text.append(String.format(Locale.ROOT, "%12d", callers)));
            text.append("  callers\n");
            for (String client : grid.clients()) {
                text.append(String.format(Locale.ROOT, "%-40s", "  " + client));
                for (int callers : grid.callers()) {
                    String cell = grid.at(client, callers).map(each -> Numbers.brief(each.opsPerSecond())).orElse("");
                    text.append(String.format(Locale.ROOT, "%12s", cell));
                }
                text.append("  ops/s\n");
            }
        }
        return text.append('\n').toString();
    }
}
