package io.redkit.devserver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One attempt to start a server: from its configuration to its first answer. */
final class ServerLaunch {

    private static final int POLL_MILLIS = 10;
    private static final String PORT_TAKEN = "Address already in use";

    private final RedisServerOptions options;
    private final ServerRole role;
    private final ServerDirectory directory;
    private final int port;

    ServerLaunch(RedisServerOptions options, ServerRole role, ServerDirectory directory, int port) {
        this.options = options;
        this.role = role;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Writes the configuration, starts the server and waits for its first answer.
     *
     * @throws PortTakenException if somebody else listens on the port
     * @throws RedisServerException if it does not start for another reason, with the end of its log in the message
     */
    Process run() throws PortTakenException {
        try {
            directory.configure(ServerConfiguration.lines(options, role, port));
        } catch (IOException e) {
            throw new RedisServerException("The configuration of " + options.binary() + " cannot be written: " + e, e);
        }
        return runAgain();
    }

    /** The same with the configuration that is there. */
    Process runAgain() throws PortTakenException {
        if (!FreePort.isFree(port)) {
            throw new PortTakenException(port);
        }
        try {
            return answering(GuardedProcess.start(directory.path(), directory.log(), command()));
        } catch (IOException e) {
            throw new RedisServerException(options.binary() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private Process answering(Process process) throws IOException, PortTakenException {
        boolean ready = false;
        try {
            directory.own(process, options.binary().executable());
            awaitAnswer(process);
            // A script becomes something else, by which it is recognised later.
            directory.own(process, process.info().command().map(Path::of).orElse(options.binary().executable()));
            ready = true;
            return process;
        } finally {
            if (!ready) {
                process.toHandle().destroyForcibly();
            }
        }
    }

    ServerAccess access() {
        return new ServerAccess(port, options.tls(), options.password());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(options.binary().executable().toString());
        command.add(directory.configuration());
        command.addAll(role.flags());
        command.addAll(options.arguments());
        return command;
    }

    private void awaitAnswer(Process process) throws PortTakenException {
        ReadinessProbe probe = new ReadinessProbe(access());
        long start = System.nanoTime();
        try {
            while (!probe.isReady(process.pid())) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw ended(process);
                }
                if (System.nanoTime() - start > options.startTimeout().toNanos()) {
                    throw mute(options.startTimeout());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisServerException("Interrupted while " + options.binary() + " was starting", e);
        }
    }

    private RedisServerException ended(Process process) throws PortTakenException {
        String log = LogTail.read(directory.log());
        if (log.contains(PORT_TAKEN)) {
            throw new PortTakenException(port);
        }
        return new RedisServerException(options.binary() + " ended with code " + process.exitValue()
                + " while starting at port " + port + ". The end of its log:" + System.lineSeparator() + log);
    }

    private RedisServerException mute(Duration timeout) {
        return new RedisServerException(options.binary() + " did not answer at port " + port + " within "
                + timeout.toMillis() + " ms. The end of its log:" + System.lineSeparator() + LogTail.read(directory.log()));
    }

    /** Somebody else listens on the port. */
    static final class PortTakenException extends Exception {

        private static final long serialVersionUID = 1L;

        PortTakenException(int port) {
            super("Port " + port + " is taken. Choose another one, or none, for a free one.");
        }
    }
}
