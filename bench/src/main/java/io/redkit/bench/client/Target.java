package io.redkit.bench.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where clients connect to.
 *
 * @param configuration name of the client in the configuration of the application
 * @param endpoints as {@code host:port}; several are the nodes of a cluster
 * @param authority PEM file of the authority that signed the certificate of the servers, if they speak TLS
 */
public record Target(String configuration, List<String> endpoints, Optional<Path> authority) {

    public boolean isCluster() {
        return endpoints.size() > 1;
    }

    public boolean isTls() {
        return authority.isPresent();
    }

    public String host() {
        return host(endpoints.get(0));
    }

    public int port() {
        return port(endpoints.get(0));
    }

    static String host(String endpoint) {
        return endpoint.substring(0, endpoint.lastIndexOf(':'));
    }

    static int port(String endpoint) {
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }
}
