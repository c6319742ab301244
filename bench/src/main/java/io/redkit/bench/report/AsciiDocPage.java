package io.redkit.bench.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results as an AsciiDoc page: the machine, and for each scenario a plot, a table of throughput, and one of costs. */
final class AsciiDocPage {

    private static final String TABLE = "|===\n";

    private final StringBuilder text = new StringBuilder();

    private AsciiDocPage() {
    }

    /** @param plots file names by scenario, for those that have one */
    static String of(Machine machine, List<Grid> grids, Map<String, String> plots) {
        AsciiDocPage page = new AsciiDocPage();
        page.text
                .append("= Measured\n\nMade by `bench/run --docs`, from one run. See xref:index.adoc[how it is measured].\n\n");
        page.text.append("[cols=\"1,4\"]\n").append(TABLE);
        machine.facts()
                .forEach((name, value) -> page.text.append('|').append(name).append('|').append(cell(value)).append('\n'));
        page.text.append(TABLE);
        for (Grid grid : grids) {
            page.text.append("\n== ").append(grid.scenario()).append("\n");
            Optional.ofNullable(plots.get(grid.scenario())).ifPresent(plot -> page.text.append("\nimage::").append(plot)
                    .append("[Operations per second over ").append(grid.axis()).append(",width=760]\n"));
            page.addThroughput(grid);
            List<Integer> callers = grid.callers();
            page.addCosts(grid, callers.get(0));
            if (callers.size() > 1) {
                page.addCosts(grid, callers.get(callers.size() - 1));
            }
        }
        return page.text.toString();
    }

    private void addThroughput(Grid grid) {
        text.append("\n.Operations per second, by ").append(grid.axis()).append("\n[cols=\"3")
                .append(",>1".repeat(grid.callers().size()))
                .append("\",options=\"header\"]\n").append(TABLE).append("|Client");
        grid.callers().forEach(callers -> text.append(" |").append(callers));
        text.append('\n');
        for (String client : grid.clients()) {
            text.append('|').append(client);
            grid.callers().forEach(callers -> text.append(" |")
                    .append(grid.at(client, callers).map(each -> Numbers.brief(each.opsPerSecond())).orElse("")));
            text.append('\n');
        }
        text.append(TABLE);
    }

    private void addCosts(Grid grid, int callers) {
        text.append("\n.Costs, ").append(grid.axis()).append(": ").append(callers)
                .append("\n[cols=\"3,>1,>1,>1,>1,>1\",options=\"header\"]\n")
                .append(TABLE).append("|Client |CPU, us |Allocated, B |p50, us |p99, us |Errors\n");
        for (String client : grid.clients()) {
            grid.at(client, callers).ifPresent(each -> text.append('|').append(client).append(" |")
                    .append(Numbers.brief(each.cpuMicrosPerOp())).append(" |").append(Numbers.brief(each.allocBytesPerOp()))
                    .append(" |").append(Numbers.brief(each.p50Micros())).append(" |")
                    .append(Numbers.brief(each.p99Micros())).append(" |").append(each.errors()).append('\n'));
        }
        text.append(TABLE);
    }

    private static String cell(String value) {
        return value.replace("|", "\\|");
    }
}
