package io.redkit.bench.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Starts processes whose clock is wrong, by the library of the {@code faketime} package where it is installed. */
record ShiftedClock(Path library) {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    /** Returns that of this machine, or none. */
    static List<ShiftedClock> installed() {
        if (!Files.isDirectory(LIBRARIES)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return folders.map(folder -> folder.resolve(LIBRARY)).filter(Files::isRegularFile).limit(1).map(ShiftedClock::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the process see a time of day that is wrong by so much; the clock that only measures stays right. */
    void shift(ProcessBuilder process, int seconds) {
        process.environment().put("LD_PRELOAD", library.toString());
        process.environment().put("FAKETIME", String.format("%+d", seconds));
        process.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }
}
