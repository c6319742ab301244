package io.redkit.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that a run leaves below the build directory of the module. */
public final class RunFiles {

    /** The results, as told to people. */
    public static final String RESULTS = "bench/target/results.json";

    private static final String SEPARATOR = ": ";

    private final Path results;
    private final Path machine;

    /** @param home directory of the module */
    public RunFiles(Path home) {
        this.results = home.resolve("target/results.json");
        this.machine = home.resolve("target/machine.txt");
    }

    public void writeResults(List<Result> all) throws IOException {
        Files.writeString(results, ResultsJson.write(all));
    }

    List<Result> readResults() throws IOException {
        return ResultsJson.read(Files.readString(results));
    }

    /** Writes a line for each fact. */
    public void writeMachine(Machine here) throws IOException {
        Files.createDirectories(machine.toAbsolutePath().getParent());
        Files.writeString(machine, here.facts().entrySet().stream()
                .map(fact -> fact.getKey() + SEPARATOR + fact.getValue() + "\n").collect(Collectors.joining()));
    }

    Machine readMachine() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(machine)) {
            int at = line.indexOf(SEPARATOR);
            facts.put(line.substring(0, at), line.substring(at + SEPARATOR.length()));
        }
        return new Machine(facts);
    }
}
