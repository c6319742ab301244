package io.redkit.devserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a process that ends when this Java process does, even if that one is killed: see {@code guarded-server.sh}. On
 * Windows a shutdown hook ends it, so there a killed Java process leaves it to the {@link OrphanReaper}.
 */
final class GuardedProcess {

    private GuardedProcess() {
    }

    /** Starts a command in a directory; its output is appended to the log. The process id is that of the command itself. */
    static Process start(Path directory, Path log, List<String> command) throws IOException {
        List<String> guarded = Platform.isWindows() ? command : guard(directory, command);
        Process process = new ProcessBuilder(guarded).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile())).start();
        if (Platform.isWindows()) {
            endWithThisProcess(process);
        }
        return process;
    }

    private static List<String> guard(Path directory, List<String> command) {
        List<String> guarded = new ArrayList<>();
        // A session of its own: Ctrl-C in the terminal is for the application, which may need the server while it stops.
        PathSearch.find("setsid").ifPresent(setsid -> guarded.add(setsid.toString()));
        guarded.addAll(List.of("/bin/sh", "-c", script(), "redkit-dev-server", directory.toString()));
        guarded.addAll(command);
        return guarded;
    }

    private static String script() {
        try (InputStream script = GuardedProcess.class.getResourceAsStream("guarded-server.sh")) {
            if (script == null) {
                throw new IllegalStateException("guarded-server.sh is missing in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endWithThisProcess(Process process) {
        Thread hook = new Thread(process::destroyForcibly, "redkit-dev-server-end");
        Runtime.getRuntime().addShutdownHook(hook);
        var unused = process.onExit().thenRun(() -> removeHook(hook));
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The Java process is ending, and the hook with it.
        }
    }
}
