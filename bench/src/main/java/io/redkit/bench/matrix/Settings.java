package io.redkit.bench.matrix;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of the clients in the application, for servers whose ports are known only now. The peer gets a queue that
 * is
 * long enough for all callers, without which most of them would only measure its refusal, and in a second client a larger pool.
 *
 * @param client name of the client
 */
record Settings(String client, List<String> endpoints, Optional<Path> authority) {

    private static final String WAITING = "100000";
    private static final String TUNED_POOL = "32";
    private static final String TLS_NAME = "bench";

    void apply() {
        String redkit = "quarkus.redkit." + client + ".";
        set(redkit + "active", "true");
        if (isCluster()) {
            set(redkit + "cluster-nodes", String.join(",", endpoints));
        } else {
            set(redkit + "url", url(endpoints.get(0)));
        }
        if (authority.isPresent()) {
            set("quarkus.tls." + TLS_NAME + ".trust-store.pem.certs", authority.get().toString());
            set("quarkus.tls." + TLS_NAME + ".hostname-verification-algorithm", "HTTPS"); // else the peer does not connect
            set(redkit + "tls-configuration-name", TLS_NAME);
        }
        applyPeer("quarkus.redis." + client + ".");
        String tuned = "quarkus.redis." + client + "-tuned.";
        applyPeer(tuned);
        set(tuned + "max-pool-size", TUNED_POOL);
    }

    private void applyPeer(String prefix) {
        set(prefix + "hosts", String.join(",", endpoints.stream().map(this::url).toList()));
        set(prefix + "max-pool-waiting", WAITING);
        if (isCluster()) {
            set(prefix + "client-type", "cluster");
        }
        if (authority.isPresent()) {
            set(prefix + "tls-configuration-name", TLS_NAME);
        }
    }

    private boolean isCluster() {
        return endpoints.size() > 1;
    }

    private String url(String endpoint) {
        return (authority.isPresent() ? "rediss://" : "redis://") + endpoint;
    }

    private static void set(String key, String value) {
        System.setProperty(key, value);
    }
}
