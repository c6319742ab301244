package io.redkit.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the page with tables and plots from the files of the last run. */
public final class Documents {

    private static final Map<String, String> PLOTS = Map.of("GET 64 B, reactive", "get-reactive.svg",
            "SET 64 B, reactive", "set-reactive.svg", "GET 64 B, blocking threads", "get-blocking.svg",
            "GET 64 B, reactive, TLS", "get-tls.svg",
            "GET of all sizes, reactive, callers: 16", "get-sizes.svg");

    private Documents() {
    }

    /**
     * Writes {@code results.adoc} and its plots.
     *
     * @param home directory of the module
     * @param target directory of the page
     * @throws IOException if there was no run, or nothing can be written
     */
    public static void write(Path home, Path target) throws IOException {
        RunFiles files = new RunFiles(home);
        List<Result> results = files.readResults();
        List<Grid> grids = new ArrayList<>(Grid.of(results));
        grids.addAll(Grid.bySize(results));
        List<String> clients = results.stream().map(Result::client).distinct().toList();
        Files.createDirectories(target);
        for (Grid grid : grids) {
            String plot = PLOTS.get(grid.scenario());
            if (plot != null) {
                Files.writeString(target.resolve(plot), Plot.of(grid, clients));
            }
        }
        Files.writeString(target.resolve("results.adoc"), AsciiDocPage.of(files.readMachine(), grids, PLOTS));
    }
}
