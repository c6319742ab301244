package io.redkit.bench.matrix;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.redkit.bench.client.Target;
import io.redkit.bench.load.Load;
import io.redkit.bench.load.Round;

/**
 * Redis' own load generator as the limit: it does not look at what is in the replies. Reactive callers stand for commands in
 * flight, at most 64 on a connection; blocking ones for connections.
 */
final class RedisBenchmark implements Load {

    private static final int MOST_IN_FLIGHT = 64;
    private static final int KEYS = 1000;
    private static final int FIRST_REQUESTS_PER_CALLER = 1000;
    private static final long GRACE_SECONDS = 30;

    private final Path program;
    private final Target target;
    private final Style style;
    private final List<String> command;
    private double opsPerSecond;

    private RedisBenchmark(Path program, Target target, Style style, List<String> command) {
        this.program = program;
        this.target = target;
        this.style = style;
        this.command = command;
    }

    /** Returns it as a contender in a cell, empty if the program is not installed or cannot do the same. */
    static Optional<Load> in(Cell cell, Target target) {
        List<String> command = cell.work().benchmarkCommand();
        if (command.isEmpty() || target.isCluster() || cell.style() == Style.VIRTUAL) {
            return Optional.empty();
        }
        return onPath().map(program -> new RedisBenchmark(program, target, cell.style(), command));
    }

    private static Optional<Path> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator)).map(directory -> Path.of(directory, "redis-benchmark"))
                .filter(Files::isExecutable).findFirst();
    }

    @Override
    public Round run(int callers, int turn, Duration length) throws IOException, InterruptedException {
        double requests = opsPerSecond == 0 ? callers * (double) FIRST_REQUESTS_PER_CALLER
                : opsPerSecond * length.toNanos() / 1e9;
        Process process = new ProcessBuilder(arguments(callers, (long) Math.max(callers, requests)))
                .redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(length.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Round round = BenchmarkOutput.parse(output);
        opsPerSecond = round.opsPerSecond();
        return round;
    }

    private List<String> arguments(int callers, long requests) {
        int inFlight = style == Style.REACTIVE ? Math.min(callers, MOST_IN_FLIGHT) : 1;
        List<String> all = new ArrayList<>(List.of(program.toString(), "-h", target.host(), "-p",
                String.valueOf(target.port()), "-c", String.valueOf(callers / inFlight), "-P", String.valueOf(inFlight), "-n",
                String.valueOf(requests), "-r", String.valueOf(KEYS), "--csv"));
        target.authority().ifPresent(file -> all.addAll(List.of("--tls", "--cacert", file.toString())));
        all.addAll(command);
        return all;
    }
}
