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

    private static final String READY = "ready";

    private final Process process;
    private final BufferedReader output;

    private CacheProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static CacheProcess start(int port, int callers, int rounds) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new CacheProcess(new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar",
                System.getProperty("java.class.path"), ARGUMENT, String.valueOf(port), String.valueOf(callers),
                String.valueOf(rounds)).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Waits until it has warmed up. */
    void awaitReady() throws IOException {
        if (!READY.equals(output.readLine())) {
            throw new IllegalStateException("A process did not start");
        }
    }

    /** @param atNanos of the first round, by the clock that all processes of the machine share */
    void begin(long atNanos) throws IOException {
        process.getOutputStream().write((atNanos + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /** Waits for the end, and returns the loads of each round. */
    List<Integer> loads() throws IOException, InterruptedException {
        List<Integer> loads = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            loads.add(Integer.parseInt(line));
        }
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("A process failed");
        }
        return loads;
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Is the process. */
    public static void run(List<String> words) {
        int callers = Integer.parseInt(words.get(1));
        int rounds = Integer.parseInt(words.get(2));
        try (ClientFixture client = ClientFixture.of(TestSettings.at(Integer.parseInt(words.get(0))));
                ClientCaches caches = ClientCaches.of(client.client().patterns());
                CacheStampede stampede = new CacheStampede(caches, callers);
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            stampede.run("warm-up-" + ProcessHandle.current().pid(), System.nanoTime());
            System.out.println(READY);
            long begin = Long.parseLong(input.readLine());
            for (int round = 0; round < rounds; round++) {
                System.out.println(stampede.run("key-" + begin + '-' + round, begin + round * ROUND.toNanos()));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
