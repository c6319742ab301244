package io.redkit.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Operations per second over callers or sizes as SVG, a line for each client. Each decade is as high as the next. */
final class Plot {

    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 340;
    private static final int LEGEND = LEFT + WIDTH + 30;
    private static final int TOTAL_WIDTH = LEGEND + 230;
    private static final int TOTAL_HEIGHT = TOP + HEIGHT + 60;
    private static final List<String> COLOURS = List.of("#d62728", "#ff7f0e", "#1f77b4", "#17becf", "#2ca02c", "#8c9c2f",
            "#9467bd", "#7f7f7f", "#8c564b", "#e377c2");

    private final StringBuilder svg = new StringBuilder();
    private final Grid grid;
    private final List<String> allClients;
    private final int lowestDecade;
    private final int decades;

    private Plot(Grid grid, List<String> allClients) {
        this.grid = grid;
        this.allClients = allClients;
        double[] values = grid.results().stream().mapToDouble(Result::opsPerSecond).filter(each -> each > 0).sorted()
                .toArray();
        this.lowestDecade = values.length == 0 ? 0 : (int) Math.floor(Math.log10(values[0]));
        this.decades = values.length == 0 ? 1
                : Math.max(1, (int) Math.ceil(Math.log10(values[values.length - 1])) - lowestDecade);
    }

    /** @param allClients decides on the colours, so that a client has the same in all plots */
    static String of(Grid grid, List<String> allClients) {
        Plot plot = new Plot(grid, allClients);
        plot.draw();
        return plot.svg.toString();
    }

    private void draw() {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                TOTAL_WIDTH, TOTAL_HEIGHT);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        label(LEFT, TOP - 22, "start", grid.scenario() + ": operations per second");
        for (int i = 0; i <= decades; i++) {
            double y = yOf(Math.pow(10, lowestDecade + i));
            add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#cccccc\"/>", LEFT, y, LEFT + WIDTH, y);
            label(LEFT - 8, y + 4, "end", decade(lowestDecade + i));
        }
        for (int callers : grid.callers()) {
            label(xOf(callers), TOP + HEIGHT + 20, "middle", String.valueOf(callers));
        }
        label(LEFT + WIDTH / 2.0, TOP + HEIGHT + 42, "middle", grid.axis());
        List<String> clients = grid.clients();
        for (int i = 0; i < clients.size(); i++) {
            String colour = COLOURS.get(Math.max(0, allClients.indexOf(clients.get(i))) % COLOURS.size());
            drawClient(clients.get(i), colour, TOP + 10 + 22 * i);
        }
        add("</svg>");
    }

    private void drawClient(String client, String colour, int legendY) {
        StringBuilder points = new StringBuilder();
        for (int callers : grid.callers()) {
            Optional<Result> result = grid.at(client, callers).filter(each -> each.opsPerSecond() > 0);
            if (result.isPresent()) {
                double y = yOf(result.get().opsPerSecond());
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", xOf(callers), y));
                add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", xOf(callers), y, colour);
            }
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points.toString().strip(), colour);
        add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"/>", LEGEND, legendY, LEGEND + 20,
                legendY, colour);
        label(LEGEND + 28, legendY + 4, "start", client);
    }

    private double xOf(int callers) {
        int columns = grid.callers().size();
        return LEFT + WIDTH * (grid.callers().indexOf(callers) + 0.5) / columns;
    }

    private double yOf(double opsPerSecond) {
        return TOP + HEIGHT * (1 - (Math.log10(opsPerSecond) - lowestDecade) / decades);
    }

    private void label(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>", x, y, anchor,
                text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String decade(int power) {
        return Numbers.axis(Math.pow(10, power));
    }
}
