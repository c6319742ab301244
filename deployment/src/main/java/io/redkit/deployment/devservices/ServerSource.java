package io.redkit.deployment.devservices;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;

/**
 * A server as a process of this machine.
 *
 * @param name what it is, for people
 * @param binary finds the executable
 * @param port the TCP port, or empty for a free one
 * @param arguments further arguments of the server
 */
record ServerSource(String name, Supplier<Optional<RedisServerBinary>> binary, OptionalInt port, List<String> arguments)
        implements
            RedisSource {

    static ServerSource onPath(OptionalInt port, List<String> arguments) {
        return new ServerSource("valkey-server or redis-server on the PATH", RedisServerBinary::onPath, port, arguments);
    }

    static ServerSource embedded(OptionalInt port, List<String> arguments) {
        return new ServerSource("embedded server", () -> Optional.of(RedisServerBinary.embedded()), port, arguments);
    }

    @Override
    public Optional<RunningRedis> start() {
        return binary.get().map(this::start);
    }

    private RunningRedis start(RedisServerBinary executable) {
        RedisServerOptions options = RedisServerOptions.of(executable).withArguments(arguments.toArray(String[]::new));
        RedisServer server = RedisServer.start(port.isPresent() ? options.withPort(port.getAsInt()) : options);
        return new RunningRedis(executable.toString(), server.host(), server.port(), null, server::close);
    }

    /** Leaves out the arguments, which may hold a password. */
    @Override
    public String toString() {
        return name;
    }
}
