package io.redkit.bench.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitAlgorithm;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.WhileAway;
import io.redkit.runtime.ratelimit.LimitSettings;
import io.redkit.runtime.ratelimit.RateLimiters;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.TestSettings;

/** A process that asks one limit for one subject as often as it can, and prints between which times each unit was granted. */
public final class LimitProcess {

    /** The argument that makes the program this process. */
    public static final String ARGUMENT = "--limit";

    private static final String READY = "ready";

    /** So that a machine with more processes than processors can still ask for all there is. */
    private static final long MOST_AT_ONCE = 20;
    private static final long PAUSE_NANOS = 300_000;
    private static final long GRACE_SECONDS = 20;

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final Process process;
    private final BufferedReader output;

    private LimitProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /**
     * A unit, by a clock that all processes of the machine share.
     *
     * @param sent before the server granted it
     * @param received after that
     */
    record Grant(long sent, long received) {
    }

    /** @param aheadSeconds by how much its time of day is wrong, where that can be had */
    static LimitProcess start(int port, RateLimit limit, int aheadSeconds) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder process = new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar",
                System.getProperty("java.class.path"), ARGUMENT, String.valueOf(port), limit.algorithm().name(),
                String.valueOf(limit.permits()), String.valueOf(limit.period().toMillis()), String.valueOf(limit.burst()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (aheadSeconds != 0) {
            ShiftedClock.installed().forEach(clock -> clock.shift(process, aheadSeconds));
        }
        return new LimitProcess(process.start());
    }

    /** Waits until it is warm. */
    void awaitReady() throws IOException {
        String line = output.readLine();
        if (!READY.equals(line)) {
            throw new IllegalStateException("A process said " + line);
        }
    }

    /** Lets it ask between these times, by the clock that all processes of the machine share. */
    void ask(long begin, long end) throws IOException {
        process.getOutputStream().write((begin + "\n" + end + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /** Waits for the end, and returns what was granted. */
    List<Grant> grants() throws IOException, InterruptedException {
        List<Grant> grants = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            String[] times = line.split(" ");
            grants.add(new Grant(Long.parseLong(times[0]), Long.parseLong(times[1])));
        }
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("A process failed");
        }
        return grants;
    }

    /** Is the process. */
    public static void run(List<String> words) {
        int port = Integer.parseInt(words.get(0));
        RateLimit limit = new RateLimit("exact-" + words.get(1), RateLimitAlgorithm.valueOf(words.get(1)),
                Long.parseLong(words.get(2)), Duration.ofMillis(Long.parseLong(words.get(3))), Long.parseLong(words.get(4)),
                Duration.ZERO, WhileAway.CLOSED);
        List<Grant> grants = new ArrayList<>();
        try (ClientFixture client = ClientFixture.of(TestSettings.at(port))) {
            LimitSettings settings = new LimitSettings(WhileAway.CLOSED, Duration.ofSeconds(2), 100, 100,
                    java.util.Map.of());
            RateLimiter limiter = RateLimiters.of(client.client().patterns(), settings).blocking();
            long warm = System.nanoTime() + WARM_UP.toNanos();
            while (System.nanoTime() - warm < 0) {
                limiter.check(limit.named("warm-up"), "subject", 1);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            System.out.println(READY);
            Scanner times = new Scanner(System.in, StandardCharsets.US_ASCII);
            LockSupport.parkNanos(times.nextLong() - System.nanoTime());
            long end = times.nextLong();
            while (System.nanoTime() - end < 0) {
                long sent = System.nanoTime();
                long granted = limiter.acquireUpTo(limit, "subject", MOST_AT_ONCE).granted();
                grants.addAll(Collections.nCopies((int) granted, new Grant(sent, System.nanoTime())));
                if (granted == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
        print(grants);
    }

    private static void print(List<Grant> grants) {
        StringBuilder lines = new StringBuilder();
        grants.forEach(grant -> lines.append(grant.sent).append(' ').append(grant.received).append('\n'));
        try {
            System.out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
