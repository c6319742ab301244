package io.redkit.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.redkit.devserver.RedisServerBinary.Origin;

/** The server that the jar {@code embedded-redis} carries, extracted once per user and machine. */
final class EmbeddedBinary {

    private EmbeddedBinary() {
    }

    /** Takes the first of these resources that runs on this machine. */
    // One thread at a time: a process that is forked while another thread writes an executable holds it open, and then the
    // executable cannot be run ("text file busy").
    static synchronized RedisServerBinary firstThatRuns(List<String> resources) {
        List<String> failures = new ArrayList<>();
        for (String resource : resources) {
            try {
                Path file = extract(resource);
                return new RedisServerBinary(file, VersionQuestion.ask(file), Origin.EMBEDDED);
            } catch (IOException e) {
                failures.add(resource + ": " + e.getMessage());
            }
        }
        throw new RedisServerException("No embedded Redis server runs on " + Platform.current()
                + (failures.isEmpty() ? "" : " " + failures)
                + ". Install redis-server or valkey-server, or use a container engine.");
    }

    private static Path extract(String resource) throws IOException {
        Path directory = Workspace.binaries();
        Path target = directory.resolve(resource);
        if (Files.isExecutable(target)) {
            return target;
        }
        Path partial = Files.createTempFile(directory, "extract", ".part");
        try {
            try (InputStream source = EmbeddedBinary.class.getResourceAsStream("/" + resource)) {
                if (source == null) {
                    throw new IOException("not on the class path; add com.github.codemonstur:embedded-redis");
                }
                Files.copy(source, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!partial.toFile().setExecutable(true, true)) {
                throw new IOException("cannot be made executable in " + directory);
            }
            publish(partial, target);
        } finally {
            Files.deleteIfExists(partial);
        }
        return target;
    }

    /** Gives the complete file its name at once, so that no other process sees half of it. */
    private static void publish(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // Where a move does not replace, another process was faster with the same content.
            if (!Files.isExecutable(target)) {
                throw e;
            }
        }
    }
}
