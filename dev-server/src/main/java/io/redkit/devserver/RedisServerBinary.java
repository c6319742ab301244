package io.redkit.devserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An executable of Redis or Valkey that was seen to run on this machine.
 *
 * @param executable the file
 * @param product what it is and its version, such as {@code redis-server 6.2.11}
 * @param origin where it comes from, for people
 */
public record RedisServerBinary(Path executable, String product, Origin origin) {

    private static final String CHOSEN = "redkit.server";
    private static final List<String> NAMES_ON_PATH = List.of("valkey-server", "redis-server");

    // Asking for the version takes its time.
    private static final Map<Path, RedisServerBinary> CHOICES = new ConcurrentHashMap<>();

    /** Where a binary comes from. */
    public enum Origin {
        /** The jar {@code embedded-redis}. */
        EMBEDDED,
        /** The directories of the environment variable {@code PATH}. */
        PATH,
        /** A file that the caller named. */
        FILE
    }

    /**
     * Extracts the embedded server for this operating system and processor, or finds it extracted.
     *
     * @throws RedisServerException if there is none that runs here
     */
    public static RedisServerBinary embedded() {
        return EmbeddedBinary.firstThatRuns(Platform.current().binaries());
    }

    /** Finds {@code valkey-server}, else {@code redis-server}, in the directories of {@code PATH}; empty if none runs. */
    public static Optional<RedisServerBinary> onPath() {
        return NAMES_ON_PATH.stream().flatMap(name -> PathSearch.find(name).stream())
                .flatMap(file -> runnable(file).stream()).findFirst();
    }

    /**
     * The executable that the system property {@code redkit.server} names, so that the same tests run with other servers; the
     * embedded one if it is not set.
     *
     * @throws RedisServerException if it does not run
     */
    public static RedisServerBinary chosen() {
        String path = System.getProperty(CHOSEN, "");
        return path.isEmpty() ? embedded() : CHOICES.computeIfAbsent(Path.of(path), RedisServerBinary::at);
    }

    /**
     * Takes the executable at a path.
     *
     * @throws RedisServerException if it does not run
     */
    public static RedisServerBinary at(Path executable) {
        try {
            return new RedisServerBinary(executable, VersionQuestion.ask(executable), Origin.FILE);
        } catch (IOException e) {
            throw new RedisServerException("The Redis server " + executable + " does not run: " + e.getMessage(), e);
        }
    }

    private static Optional<RedisServerBinary> runnable(Path file) {
        try {
            return Optional.of(new RedisServerBinary(file, VersionQuestion.ask(file), Origin.PATH));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Names origin and product: {@code embedded redis-server 6.2.11}, {@code valkey-server 8.1.1 (/usr/bin/valkey-server)}. */
    @Override
    public String toString() {
        return origin == Origin.EMBEDDED ? "embedded " + product : product + " (" + executable + ")";
    }
}
