package io.redkit.devserver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a {@link RedisServer} is started. Immutable; each {@code with} method returns a changed copy.
 *
 * @param binary the executable
 * @param port the TCP port, or empty for a free one; of several servers that start together the first one's, the others take
 *        the following ports
 * @param arguments further arguments of the server, such as {@code --maxmemory}, {@code 64mb}; they win over the defaults
 *        (loopback only, nothing saved to disk). The port must stay open: the server counts as started when it answers there.
 * @param startTimeout longest wait for the first answer
 * @param tls the files that the port speaks TLS with, or empty for a plain port
 * @param password the password of the default user, which replicas use as well; empty for none
 */
public record RedisServerOptions(RedisServerBinary binary, OptionalInt port, List<String> arguments, Duration startTimeout,
        Optional<RedisTls> tls, Optional<String> password) {

    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(20);

    public RedisServerOptions {
        arguments = List.copyOf(arguments);
    }

    /** The given binary at a free port without further arguments. */
    public static RedisServerOptions of(RedisServerBinary binary) {
        return new RedisServerOptions(binary, OptionalInt.empty(), List.of(), DEFAULT_START_TIMEOUT, Optional.empty(),
                Optional.empty());
    }

    /**
     * The embedded server, or the {@linkplain RedisServerBinary#chosen() one chosen} in its place, at a free port without
     * further arguments.
     *
     * @throws RedisServerException if it does not run on this machine
     */
    public static RedisServerOptions embedded() {
        return of(RedisServerBinary.chosen());
    }

    /** Listens on this TCP port. */
    public RedisServerOptions withPort(int fixedPort) {
        return new RedisServerOptions(binary, OptionalInt.of(fixedPort), arguments, startTimeout, tls, password);
    }

    /** Replaces the arguments. */
    public RedisServerOptions withArguments(String... serverArguments) {
        return new RedisServerOptions(binary, port, List.of(serverArguments), startTimeout, tls, password);
    }

    /** Replaces the longest wait for the first answer. */
    public RedisServerOptions withStartTimeout(Duration timeout) {
        return new RedisServerOptions(binary, port, arguments, timeout, tls, password);
    }

    /** Speaks TLS at its port. Clients need no certificate, unless the arguments say {@code --tls-auth-clients yes}. */
    public RedisServerOptions withTls(RedisTls files) {
        return new RedisServerOptions(binary, port, arguments, startTimeout, Optional.of(files), password);
    }

    /** Demands this password from clients. */
    public RedisServerOptions withPassword(String secret) {
        return new RedisServerOptions(binary, port, arguments, startTimeout, tls, Optional.of(secret));
    }

    /** Leaves out the arguments, which may hold a password, and the password. */
    @Override
    public String toString() {
        return "RedisServerOptions[" + binary + ", port " + (port.isPresent() ? port.getAsInt() : "free")
                + (tls.isPresent() ? ", TLS" : "") + "]";
    }
}
