package io.redkit.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An instance of the packaged application in a process of its own, as a reader of README starts it. */
final class Instance implements AutoCloseable {

    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://localhost:(\\d+)");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    /** @param port where it listens, 0 for any */
    private Instance(String redisUrl, int port) throws IOException {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Dquarkus.http.port=" + port, "-Dquarkus.redkit.url=" + redisUrl, "-jar", APPLICATION.toString());
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(this::readLog, "log of an instance");
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns when it listens. */
    static Instance start(String redisUrl, int port) throws Exception {
        Instance instance = new Instance(redisUrl, port);
        try {
            instance.port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return instance;
        } catch (Exception e) {
            instance.close();
            throw e;
        }
    }

    private void readLog() {
        StringBuilder log = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n');
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
            port.completeExceptionally(new IllegalStateException("The instance has ended:\n" + log));
        } catch (IOException e) {
            port.completeExceptionally(new UncheckedIOException(e));
        }
    }

    int port() {
        return port.join();
    }

    String home() {
        return "http://localhost:" + port() + '/';
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once, without a word to anybody. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
