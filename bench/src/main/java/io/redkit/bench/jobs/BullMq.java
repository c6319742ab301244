package io.redkit.bench.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** BullMQ in Node, installed by npm into a folder under {@code bench/target}. */
public final class BullMq {

    private static final List<String> FILES = List.of("package.json", "bullmq.mjs");
    private static final int LONGEST_INSTALL_MINUTES = 3;
    private static final Pattern RATES = Pattern.compile("\\{\"add\":([0-9.]+),\"process\":([0-9.]+)}");

    private final Path folder;

    private BullMq(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs it, unless it is there.
     *
     * @param home folder of the measurements
     * @throws IOException if there is no npm, or it does not install BullMQ; tells what it says
     */
    public static BullMq install(Path home) throws IOException, InterruptedException {
        Path folder = home.resolve("target").resolve("bullmq");
        Files.createDirectories(folder);
        for (String file : FILES) {
            Files.copy(home.resolve("src/main/node").resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules/bullmq"))) {
            run(folder, LONGEST_INSTALL_MINUTES, List.of("npm", "install", "--no-audit", "--no-fund", "--omit=optional"));
        }
        return new BullMq(folder);
    }

    /** Measures one round, after half a round that does not count. */
    public JobRates measure(int port, int jobs, int callers, int concurrency) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("node", "bullmq.mjs"));
        for (int number : List.of(port, jobs, callers, concurrency)) {
            words.add(String.valueOf(number));
        }
        String said = run(folder, 2, words);
        Matcher rates = RATES.matcher(said);
        if (!rates.find()) {
            throw new IOException("BullMQ has told no rates: " + said);
        }
        return new JobRates(Double.parseDouble(rates.group(1)), Double.parseDouble(rates.group(2)));
    }

    private static String run(Path folder, int minutes, List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile()).start();
        boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("output.txt"), StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(String.join(" ", words) + (ended ? " has failed: " : " takes too long: ") + said);
        }
        return said;
    }
}
