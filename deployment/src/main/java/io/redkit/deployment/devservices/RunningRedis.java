package io.redkit.deployment.devservices;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.redkit.deployment.RedkitBuildTimeConfig.Topology;

/**
 * What a {@link RedisSource} has started.
 *
 * @param description what it is, for people
 * @param topology how its servers belong together
 * @param addresses where the application finds it, as {@code host:port}: the server, the nodes of the cluster, or the sentinels
 * @param authority the certificate to trust; empty without TLS
 * @param containerId the id of its container, or null if it has none
 * @param end ends it
 */
record RunningRedis(String description, Topology topology, List<String> addresses, Optional<Path> authority,
        @Nullable String containerId,
        Runnable end) {

    private static final List<String> HERE = List.of("localhost", "127.0.0.1");

    /** The addresses for people and for {@code url}: the first one as a URL, the others behind it. */
    String url() {
        return (authority.isPresent() ? "rediss://" : "redis://") + String.join(",", addresses);
    }

    /** The command that opens a prompt on it. */
    String prompt() {
        String first = addresses.get(0);
        int colon = first.lastIndexOf(':');
        String host = first.substring(0, colon);
        return "redis-cli " + (topology == Topology.CLUSTER ? "-c " : "")
                + authority.map(file -> "--tls --cacert " + file + " ").orElse("")
                + (HERE.contains(host) ? "" : "-h " + host + " ") + "-p " + first.substring(colon + 1);
    }
}
