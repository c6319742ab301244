package io.redkit.devserver;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a {@link RedisServer} is started. Immutable; each {@code with} method returns a changed copy.
 *
 * @param binary the executable
 * @param port the TCP port, or empty for a free one
 * @param arguments further arguments of the server, such as {@code --requirepass}, {@code secret}; they win over the defaults
 *        (loopback only, nothing saved to disk). The plain TCP port must stay open: the server counts as started when it
 *        answers there.
 * @param startTimeout longest wait for the first answer
 */
public record RedisServerOptions(RedisServerBinary binary, OptionalInt port, List<String> arguments, Duration startTimeout) {

    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(20);

    public RedisServerOptions {
        arguments = List.copyOf(arguments);
    }

    /** The given binary at a free port without further arguments. */
    public static RedisServerOptions of(RedisServerBinary binary) {
        return new RedisServerOptions(binary, OptionalInt.empty(), List.of(), DEFAULT_START_TIMEOUT);
    }

    /**
     * The embedded server at a free port without further arguments.
     *
     * @throws RedisServerException if no embedded server runs on this machine
     */
    public static RedisServerOptions embedded() {
        return of(RedisServerBinary.embedded());
    }

    /** Listens on this TCP port. */
    public RedisServerOptions withPort(int fixedPort) {
        return new RedisServerOptions(binary, OptionalInt.of(fixedPort), arguments, startTimeout);
    }

    /** Replaces the arguments. */
    public RedisServerOptions withArguments(String... serverArguments) {
        return new RedisServerOptions(binary, port, List.of(serverArguments), startTimeout);
    }

    /** Replaces the longest wait for the first answer. */
    public RedisServerOptions withStartTimeout(Duration timeout) {
        return new RedisServerOptions(binary, port, arguments, timeout);
    }

    /** Leaves out the arguments, which may hold a password. */
    @Override
    public String toString() {
        return "RedisServerOptions[" + binary + ", port " + (port.isPresent() ? port.getAsInt() : "free") + "]";
    }
}
