package io.redkit.deployment.devservices;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import io.redkit.runtime.config.RedkitConfig;

/**
 * The configuration keys of one client that say whether it has a server already.
 *
 * @param client the name of the client
 */
record ClientKeys(String client) {

    private static final String PREFIX = "quarkus.redkit.";
    private static final List<String> SERVER_KEYS = List.of("url", "host", "cluster-nodes", "sentinel.nodes",
            "sentinel.master-name", "replicas");
    private static final List<String> SERVER_VARIABLES = List.of("REDIS_URL", "REDIS_HOST", "REDIS_CLUSTER_NODES");

    /** The full name of a key of the client. */
    String full(String key) {
        return isDefault() ? PREFIX + key : PREFIX + '"' + client + "\"." + key;
    }

    /** The entry of the TLS registry that is made for the client's dev service. */
    String tlsConfigurationName() {
        return isDefault() ? "redkit-dev" : "redkit-dev-" + client;
    }

    /** Whether something says where the client's server is. */
    boolean isConfigured(Config config) {
        Stream<String> keys = SERVER_KEYS.stream().flatMap(this::spellings).flatMap(key -> Stream.of(key, key + "[0]"));
        Stream<String> variables = isDefault() ? SERVER_VARIABLES.stream() : Stream.empty();
        return Stream.concat(keys, variables).anyMatch(key -> isPresent(config, key));
    }

    /** Whether the client may be used: it is not switched off. */
    boolean isActive(Config config) {
        return spellings("active").noneMatch(key -> config.getOptionalValue(key, Boolean.class).filter(on -> !on).isPresent());
    }

    /** The client as log lines and messages name it. */
    @Override
    public String toString() {
        return isDefault() ? "the default client" : "the client '" + client + "'";
    }

    private boolean isDefault() {
        return client.equals(RedkitConfig.DEFAULT_CLIENT);
    }

    private Stream<String> spellings(String key) {
        return isDefault() ? Stream.of(PREFIX + key)
                : Stream.of(PREFIX + '"' + client + "\"." + key, PREFIX + client + '.' + key);
    }

    private static boolean isPresent(Config config, String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank()).isPresent();
    }
}
