package io.redkit.devserver;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** The file in a server's directory that tells which process is the server and which process owns it. */
final class PidFile {

    private static final String NAME = "processes.properties";

    private final Path file;

    PidFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    /** Replaces the content. An identity that the operating system does not tell is left out. */
    void write(Optional<ProcessIdentity> owner, Optional<ProcessIdentity> server) throws IOException {
        Properties properties = new Properties();
        owner.ifPresent(identity -> put(properties, "owner", identity));
        server.ifPresent(identity -> put(properties, "server", identity));
        Path partial = file.resolveSibling(NAME + ".part");
        try (Writer writer = Files.newBufferedWriter(partial)) {
            properties.store(writer, null);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    boolean exists() {
        return Files.exists(file);
    }

    Optional<ProcessIdentity> owner() throws IOException {
        return get("owner");
    }

    Optional<ProcessIdentity> server() throws IOException {
        return get("server");
    }

    private static void put(Properties properties, String role, ProcessIdentity identity) {
        properties.setProperty(role + ".pid", Long.toString(identity.pid()));
        properties.setProperty(role + ".started", identity.started().toString());
        properties.setProperty(role + ".executable", identity.executable());
    }

    private Optional<ProcessIdentity> get(String role) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String pid = properties.getProperty(role + ".pid");
        String started = properties.getProperty(role + ".started");
        String executable = properties.getProperty(role + ".executable");
        if (pid == null || started == null || executable == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessIdentity(Long.parseLong(pid), Instant.parse(started), executable));
        } catch (RuntimeException e) {
            throw new IOException(file + " is damaged", e);
        }
    }
}
