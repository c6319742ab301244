package io.redkit.devserver;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a server's log, for error messages. */
final class LogTail {

    private static final int LINES = 15;
    private static final int BYTES = 8192;

    private LogTail() {
    }

    static String read(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] bytes = new byte[(int) Math.min(BYTES, file.length())];
            file.readFully(bytes);
            List<String> lines = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\\R"));
            return lines.stream().skip(Math.max(0, lines.size() - LINES)).map(LogTail::withoutArguments)
                    .collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** A directive that the server refuses is quoted in the log, and it may be a password. */
    private static String withoutArguments(String line) {
        return line.replaceFirst("(>>> '\\S+) .*", "$1 ...'");
    }
}
