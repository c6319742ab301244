package io.redkit.devserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The directory of one server: its working directory, configuration, log and pid file. */
final class ServerDirectory {

    private static final String CONFIGURATION = "redis.conf";

    private final Path path;

    private ServerDirectory(Path path) {
        this.path = path;
    }

    static ServerDirectory create(Path servers) throws IOException {
        ServerDirectory directory = new ServerDirectory(Files.createTempDirectory(servers, "server"));
        directory.own();
        return directory;
    }

    Path path() {
        return path;
    }

    Path log() {
        return path.resolve("redis.log");
    }

    /** Name of the configuration file, relative to the directory. */
    String configuration() {
        return CONFIGURATION;
    }

    /** Replaces the configuration. A server may change it later, so a restart leaves it as it is. */
    void configure(List<String> lines) throws IOException {
        Files.write(path.resolve(CONFIGURATION), lines);
    }

    /** Notes that this Java process owns the directory and has no server in it yet. */
    void own() throws IOException {
        new PidFile(path).write(ProcessIdentity.of(ProcessHandle.current()), Optional.empty());
    }

    void own(Process server, Path executable) throws IOException {
        new PidFile(path).write(ProcessIdentity.of(ProcessHandle.current()),
                ProcessIdentity.of(server.toHandle(), executable.toRealPath().toString()));
    }

    void delete() {
        Workspace.delete(path);
    }
}
