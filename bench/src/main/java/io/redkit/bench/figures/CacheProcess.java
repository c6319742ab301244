package io.redkit.bench.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.redkit.runtime.cache.ClientCaches;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.caches.CacheStampede;

/** A process whose callers ask all at once, round after round, for a key that is not there; prints who has loaded how often. */
public final class CacheProcess {

    /** The argument that makes the program this process. */
    public static final String ARGUMENT = "--cache";

    static final Duration ROUND = Duration.ofMillis(1000);
    private static final long GRACE_SECONDS = 20;

    private final Process process;

    private CacheProcess(Process process) {
        this.process = process;
    }

    /** @param begin of the first round, by the clock that all processes of the machine share */
    static CacheProcess start(int port, int callers, int rounds, long begin) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new CacheProcess(new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar",
                System.getProperty("java.class.path"), ARGUMENT, String.valueOf(port), String.valueOf(callers),
                String.valueOf(rounds), String.valueOf(begin)).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits for the end, and returns the loads of each round. */
    List<Integer> loads() throws IOException, InterruptedException {
        List<Integer> loads = new ArrayList<>();
        try (BufferedReader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                loads.add(Integer.parseInt(line));
            }
        }
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("A process failed");
        }
        return loads;
    }

    /** Is the process. */
    public static void run(List<String> words) {
        int callers = Integer.parseInt(words.get(1));
        int rounds = Integer.parseInt(words.get(2));
        long begin = Long.parseLong(words.get(3));
        StringBuilder lines = new StringBuilder();
        try (ClientFixture client = ClientFixture.of(TestSettings.at(Integer.parseInt(words.get(0))));
                ClientCaches caches = ClientCaches.of(client.client().patterns());
                CacheStampede stampede = new CacheStampede(caches, callers)) {
            stampede.run("warm-up-" + ProcessHandle.current().pid(), System.nanoTime());
            if (System.nanoTime() - begin > 0) {
                throw new IllegalStateException("The process was not ready in time");
            }
            for (int round = 0; round < rounds; round++) {
                lines.append(stampede.run("key-" + begin + '-' + round, begin + round * ROUND.toNanos())).append('\n');
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        System.out.print(lines);
        System.out.flush();
    }
}
