package io.redkit.devserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an executable for its version, which also shows whether it runs on this machine. */
final class VersionQuestion {

    private static final int TIMEOUT_SECONDS = 10;
    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern ANSWER = Pattern.compile("(?i)\\b(redis|valkey) server v=(\\S+)");

    private VersionQuestion() {
    }

    /** Returns product and version, such as {@code redis-server 6.2.11}; the exception's message says why it does not run. */
    static String ask(Path executable) throws IOException {
        Process process = new ProcessBuilder(executable.toString(), "--version").redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no answer to --version within " + TIMEOUT_SECONDS + " s");
            }
            String answer = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            return parse(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    static String parse(String answer) throws IOException {
        Matcher matcher = ANSWER.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("unexpected answer to --version: " + answer.strip());
        }
        return matcher.group(1).toLowerCase(Locale.ROOT) + "-server " + matcher.group(2);
    }
}
