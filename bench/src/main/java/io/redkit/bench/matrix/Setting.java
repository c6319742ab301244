package io.redkit.bench.matrix;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.redkit.bench.client.Target;

/**
 * The servers that clients talk to, and the network between them. All clients in the application have a name: the unnamed bean
 * of
 * Vert.x' API is the peer's where both extensions are there.
 */
enum Setting {

    LOOPBACK("alone", ""),
    TLS("secure", ", TLS"),
    FAR("remote", ", 1 ms away"),
    CLUSTER("sharded", ", cluster of 3");

    private static final String AUTHORITY = "redkit.bench.authority";

    private final String configuration;
    private final String suffix;

    Setting(String configuration, String suffix) {
        this.configuration = configuration;
        this.suffix = suffix;
    }

    /** Returns the end of a scenario's name. */
    String suffix() {
        return suffix;
    }

    /** Tells the application, which is not there yet, where the servers are. */
    void announce(List<String> endpoints, Optional<Path> authority) {
        System.setProperty(endpointsKey(), String.join(",", endpoints));
        authority.ifPresent(file -> System.setProperty(AUTHORITY, file.toString()));
        new Settings(configuration, endpoints, authority).apply();
    }

    /** @throws IllegalStateException if the servers were not started */
    Target target() {
        String endpoints = System.getProperty(endpointsKey());
        if (endpoints == null) {
            throw new IllegalStateException("no servers for " + this);
        }
        Optional<Path> authority = this == TLS ? Optional.ofNullable(System.getProperty(AUTHORITY)).map(Path::of)
                : Optional.empty();
        return new Target(configuration, List.of(endpoints.split(",")), authority);
    }

    private String endpointsKey() {
        return "redkit.bench.endpoints." + name();
    }
}
