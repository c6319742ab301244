package io.redkit.devserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.redkit.devserver.ServerLaunch.PortTakenException;

/**
 * A running Redis server on the loopback interface, which keeps everything in memory and ends with this Java process.
 * <p>
 * Safe for use by several threads. All methods that change the server block until the change is done.
 */
public final class RedisServer implements AutoCloseable {

    private static final int FREE_PORT_ATTEMPTS = 5;
    private static final int END_TIMEOUT_SECONDS = 10;

    private final RedisServerOptions options;
    private final ServerDirectory directory;
    private final int port;
    private final ServerLaunch launch;
    private Process process;
    private boolean closed;

    private RedisServer(RedisServerOptions options, ServerRole role, ServerDirectory directory, int port)
            throws PortTakenException {
        this.options = options;
        this.directory = directory;
        this.port = port;
        this.launch = new ServerLaunch(options, role, directory, port);
        this.process = launch.run();
    }

    /**
     * Starts the embedded server at a free port.
     *
     * @throws RedisServerException if it does not start
     */
    public static RedisServer start() {
        return start(RedisServerOptions.embedded());
    }

    /**
     * Ends servers that killed Java processes left behind, starts a new one and waits until it answers.
     *
     * @throws RedisServerException if it does not start, with the end of its log in the message
     */
    public static RedisServer start(RedisServerOptions options) {
        return start(options, ServerRole.standalone());
    }

    static RedisServer start(RedisServerOptions options, ServerRole role) {
        try {
            Path servers = Workspace.servers();
            new OrphanReaper(servers).reap();
            return start(options, role, ServerDirectory.create(servers));
        } catch (IOException e) {
            throw new RedisServerException("No directory for a Redis server: " + e.getMessage(), e);
        }
    }

    /** A TCP port of the loopback interface that nobody listens on; port + 10000 is a valid port, too. */
    public static int freePort() {
        return FreePort.find();
    }

    private static RedisServer start(RedisServerOptions options, ServerRole role, ServerDirectory directory) {
        int attempts = options.port().isPresent() ? 1 : FREE_PORT_ATTEMPTS;
        try {
            for (int attempt = 1;; attempt++) {
                try {
                    return new RedisServer(options, role, directory, options.port().orElseGet(role.freePort()));
                } catch (PortTakenException e) {
                    if (attempt == attempts) {
                        throw new RedisServerException(options.binary() + " cannot be started. " + e.getMessage(), e);
                    }
                }
            }
        } catch (RedisServerException e) {
            directory.delete();
            throw e;
        }
    }

    /** The address that the server listens on. */
    public String host() {
        return ServerAccess.HOST;
    }

    /** The TCP port. It stays the same for the life of this object. */
    public int port() {
        return port;
    }

    /** The server as {@code redis://host:port}, or {@code rediss} with TLS, without user, password and database. */
    public String url() {
        return (options.tls().isPresent() ? "rediss://" : "redis://") + host() + ":" + port;
    }

    /** The executable that runs. */
    public RedisServerBinary binary() {
        return options.binary();
    }

    /** The process id of the server. It changes with {@link #restart()}. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Whether the process exists; a paused one does. */
    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** The file that the server logs to. It exists until {@link #close()}. */
    public Path logFile() {
        return directory.log();
    }

    /**
     * Ends the server with SIGKILL if it still runs, and starts it again in the same directory and at the same port. It is
     * empty, unless its arguments make it save.
     *
     * @throws IllegalStateException if it is closed
     * @throws RedisServerException if it does not start
     */
    public synchronized void restart() {
        requireOpen();
        kill();
        try {
            process = launch.runAgain();
        } catch (PortTakenException e) {
            throw new RedisServerException(options.binary() + " cannot be restarted. " + e.getMessage(), e);
        }
    }

    /** Ends the server with SIGKILL and waits until it is gone; {@link #restart()} brings it back. */
    public synchronized void kill() {
        // Not by Process.destroyForcibly, which closes the pipe of the guard before the process is gone.
        process.toHandle().destroyForcibly();
        try {
            if (!process.waitFor(END_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new RedisServerException("Redis server with process id " + pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops the process with SIGSTOP: it keeps its connections and answers nothing until {@link #resume()}.
     *
     * @throws UnsupportedOperationException on Windows
     */
    public synchronized void pause() {
        signal("STOP");
    }

    /**
     * Lets a paused process go on with SIGCONT.
     *
     * @throws UnsupportedOperationException on Windows
     */
    public synchronized void resume() {
        signal("CONT");
    }

    /** Ends the server and removes its directory. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            kill();
            directory.delete();
        }
    }

    ServerAccess access() {
        return launch.access();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This Redis server is closed; start a new one");
        }
    }

    private void signal(String name) {
        if (Platform.isWindows()) {
            throw new UnsupportedOperationException("Windows has no signal SIG" + name);
        }
        List<String> command = List.of("/bin/sh", "-c", "kill -" + name + " " + process.pid());
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new RedisServerException("SIG" + name + " did not reach the Redis server; is it still running?");
            }
        } catch (IOException e) {
            throw new RedisServerException("SIG" + name + " cannot be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
