package io.redkit.deployment.devservices;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.redkit.deployment.RedkitBuildTimeConfig.DevServices;
import io.redkit.deployment.RedkitBuildTimeConfig.Topology;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.devserver.RedisTls;

/**
 * Which servers a dev service is to start.
 *
 * @param topology how many and how they belong together
 * @param tls whether they speak TLS
 * @param port the first TCP port, or empty for free ones
 * @param arguments further arguments of the data servers
 */
record ServerRequest(Topology topology, boolean tls, OptionalInt port, List<String> arguments) {

    static final int MASTERS = 3;
    static final int SENTINELS = 3;
    static final String MASTER_NAME = "mymaster";

    /** Long enough for a machine that was busy for a moment. */
    static final Duration DOWN_AFTER = Duration.ofSeconds(5);

    static ServerRequest of(DevServices config) {
        return new ServerRequest(config.topology(), config.tls(), config.port(), config.serverArgs().orElse(List.of()));
    }

    /** Whether it is one server without TLS, which other applications can use as well. */
    boolean isPlain() {
        return topology == Topology.STANDALONE && !tls;
    }

    /** The password that the arguments demand from clients: replicas and sentinels need it, too. */
    Optional<String> password() {
        int name = arguments.lastIndexOf("--requirepass");
        return name < 0 || name + 1 == arguments.size() ? Optional.empty() : Optional.of(arguments.get(name + 1));
    }

    RedisServerOptions options(RedisServerBinary executable) {
        RedisServerOptions plain = RedisServerOptions.of(executable).withArguments(arguments.toArray(String[]::new));
        RedisServerOptions secured = tls ? plain.withTls(RedisTls.selfSigned()) : plain;
        RedisServerOptions closed = password().map(secured::withPassword).orElse(secured);
        return port.isPresent() ? closed.withPort(port.getAsInt()) : closed;
    }

    /** Leaves out the arguments, which may hold a password. */
    @Override
    public String toString() {
        return topology + (tls ? " with TLS" : "");
    }
}
