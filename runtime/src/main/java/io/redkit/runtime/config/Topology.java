package io.redkit.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** How the servers of a client belong together. */
public sealed interface Topology {

    /** One server, at {@link ClientSettings#endpoint}. */
    record Standalone() implements Topology {
    }

    /**
     * A Redis cluster, whose masters share the keys by hash slots.
     *
     * @param seeds servers to ask for the slots, at least one; a single one may be a configuration endpoint
     * @param addressMap where to reach a server, by the address that the cluster announces; others are reached as announced
     * @param refreshInterval time after which the slots are asked for anew, positive
     * @param maxRedirects most times that one command follows MOVED or ASK, at least one
     */
    record Cluster(List<Endpoint> seeds, Map<Endpoint, Endpoint> addressMap, Duration refreshInterval,
            int maxRedirects) implements Topology {
    }

    /**
     * A master and its replicas, watched by sentinels that say which server is the master.
     *
     * @param masterName what the sentinels call the master
     * @param sentinels where the sentinels listen, at least one
     * @param username ACL user of the sentinels, null for their default user
     * @param password password of the sentinels, null for none
     * @param tls whether connections to the sentinels are encrypted
     * @param tlsConfigurationName entry of the Quarkus TLS registry for the sentinels, null for its default entry
     * @param addressMap where to reach a server, by the address that the sentinels announce; others are reached as announced
     */
    record Sentinel(String masterName, List<Endpoint> sentinels, @Nullable String username, @Nullable Secret password,
            boolean tls, @Nullable String tlsConfigurationName, Map<Endpoint, Endpoint> addressMap) implements Topology {
    }

    /**
     * A primary and its replicas at addresses that do not change.
     *
     * @param servers the primary, unless ROLE says otherwise, and after it the replicas
     */
    record Replicated(List<Endpoint> servers) implements Topology {
    }
}
