package io.redkit.devserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ends servers whose owner is gone, and removes their directories.
 * <p>
 * The guard beside each server normally does this at once. The reaper is for what the guard cannot see to: a guard that was
 * killed as well, and Windows, which has none.
 */
final class OrphanReaper {

    /** Age from which a directory without a readable pid file counts as left over and not as one that is being set up. */
    private static final Duration SETUP_TIME = Duration.ofMinutes(1);

    private final Path servers;

    OrphanReaper(Path servers) {
        this.servers = servers;
    }

    void reap() throws IOException {
        List<Path> directories;
        try (Stream<Path> entries = Files.list(servers)) {
            directories = entries.filter(Files::isDirectory).toList();
        }
        directories.forEach(OrphanReaper::reap);
    }

    private static void reap(Path directory) {
        try {
            PidFile pidFile = new PidFile(directory);
            if (!pidFile.exists()) {
                deleteIfOld(directory);
            } else if (pidFile.owner().flatMap(ProcessIdentity::find).isEmpty()) {
                pidFile.server().flatMap(ProcessIdentity::find).ifPresent(ProcessHandle::destroyForcibly);
                Workspace.delete(directory);
            }
        } catch (IOException e) {
            deleteIfOld(directory);
        }
    }

    private static void deleteIfOld(Path directory) {
        try {
            Instant changed = Files.getLastModifiedTime(directory).toInstant();
            if (changed.isBefore(Instant.now().minus(SETUP_TIME))) {
                Workspace.delete(directory);
            }
        } catch (IOException e) {
            // Somebody else has just removed it.
        }
    }
}
