package io.redkit.bench.figures;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.bench.load.Series;
import io.redkit.bench.load.SideBySide;

/** Checks of rate limits per second through one application; and what the server alone can do with the same script. */
@ApplicationScoped
class RateLimitThroughput implements Figure {

    private static final String REQUESTS = "500000";
    private static final long GRACE_SECONDS = 60;

    private final LimitLoad load;
    private final URI server;

    RateLimitThroughput(LimitLoad load, @ConfigProperty(name = "quarkus.redkit.url") URI server) {
        this.load = load;
        this.server = server;
    }

    @Override
    public String name() {
        return "ratelimit-throughput";
    }

    @Override
    public String unit() {
        return "checks/s";
    }

    @Override
    public Target target() {
        return Target.atLeast("100000");
    }

    @Override
    public double measure(Effort effort) throws Exception {
        List<Series> series = SideBySide.run(List.of(load.contender()), LimitLoad.CALLERS, effort);
        series.forEach(Series::requireNoErrors);
        printServerLimit();
        return series.get(0).median().opsPerSecond();
    }

    private void printServerLimit() throws IOException, InterruptedException, NoSuchAlgorithmException {
        Optional<Path> program = Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "redis-benchmark")).filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            System.out.println("redis-benchmark is not installed: the limit of the server is not known");
            return;
        }
        for (List<String> command : List.of(List.of("PING"), script())) {
            System.out.println("redis-benchmark, 512 in flight, " + command.get(0) + ": " + run(program.get(), command));
        }
    }

    /** The server knows the script from the measurement. */
    private static List<String> script() throws IOException, NoSuchAlgorithmException {
        try (InputStream file = RateLimitThroughput.class.getResourceAsStream("/io/redkit/runtime/ratelimit/gcra.lua")) {
            if (file == null) {
                throw new IOException("The script has moved");
            }
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file.readAllBytes()));
            return List.of("EVALSHA", digest, "1", "ratelimit:{subject__rand_int__}:bench:g", "1", "1",
                    String.valueOf(LimitLoad.PERMITS), "1");
        }
    }

    private String run(Path program, List<String> command) throws IOException, InterruptedException {
        List<String> words = Stream.concat(Stream.of(program.toString(), "-h", server.getHost(), "-p",
                String.valueOf(server.getPort()), "-c", "8", "-P", "64", "-n", REQUESTS, "-r",
                String.valueOf(LimitExchange.SUBJECTS), "--csv"), command.stream()).toList();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String last = output.lines().reduce("", (all, line) -> line);
        return last.replaceFirst("^\".*?\",\"([0-9.]+)\".*$", "$1") + " per second";
    }
}
