package io.redkit.devserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another Java process that starts a server and then waits to be killed. */
final class OwnerProcess implements AutoCloseable {

    private final Process process;
    private final ProcessHandle server;
    private final Path serverDirectory;

    private OwnerProcess(Process process, ProcessHandle server, Path serverDirectory) {
        this.process = process;
        this.server = server;
        this.serverDirectory = serverDirectory;
    }

    static OwnerProcess start() throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m", "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"), "-cp",
                System.getProperty("java.class.path"), OwnerProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        ProcessHandle server = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        return new OwnerProcess(process, server, Path.of(output.readLine()));
    }

    ProcessHandle server() {
        return server;
    }

    /** The shell that waits beside the server for the end of the owner. */
    ProcessHandle guard() {
        return server.children().findFirst().orElseThrow();
    }

    Path serverDirectory() {
        return serverDirectory;
    }

    /** Ends the Java process with SIGKILL and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        server.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        RedisServer server = RedisServer.start();
        System.out.println(server.pid());
        System.out.println(server.logFile().getParent());
        System.in.read();
    }
}
