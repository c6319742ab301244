package io.redkit.runtime.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The keys and variables of a client that name servers; those of one topology exclude those of the others. */
final class ServerKeys {

    private static final String REPLICAS = "replicas";

    private final ClientSources sources;
    private final RedkitConfig.Client client;

    ServerKeys(ClientSources sources) {
        this.sources = sources;
        this.client = sources.client();
    }

    /** Returns whether a key says where Redis is. */
    static boolean nameServer(RedkitConfig.Client client) {
        return ClientSources.text(client.url()) != null || ClientSources.text(client.host()) != null
                || hasEntries(client.clusterNodes()) || namesSentinel(client);
    }

    static boolean namesCluster(RedkitConfig.Client client) {
        return hasEntries(client.clusterNodes());
    }

    static boolean namesSentinel(RedkitConfig.Client client) {
        return sentinelKey(client) != null;
    }

    static boolean namesReplicas(RedkitConfig.Client client) {
        return hasEntries(client.replicas());
    }

    /** Returns whether the servers are nodes of a cluster, by a key or by a variable that counts. */
    static boolean isCluster(ClientSources sources) {
        return namesCluster(sources.client())
                || (!nameServer(sources.client()) && sources.environment().clusterNodes() != null);
    }

    /** Reports keys of which only one may be set. */
    void checkExclusiveKeys() {
        String nodes = namesCluster(client) ? "cluster-nodes" : null;
        String sentinel = sentinelKey(client);
        String replicas = namesReplicas(client) ? REPLICAS : null;
        checkExclusive(keys(ClientSources.text(client.url()) == null ? null : "url",
                ClientSources.text(client.host()) == null ? null : "host", nodes, sentinel));
        checkExclusive(keys(nodes, replicas));
        checkExclusive(keys(sentinel, replicas));
    }

    /** Reports variables and keys that do not go with the nodes of a cluster in a variable. */
    void checkClusterVariable() {
        TwelveFactor environment = sources.environment();
        String server = environment.url() != null ? TwelveFactor.URL : environment.host() != null ? TwelveFactor.HOST : null;
        checkExclusive(Stream.of(Optional.ofNullable(server), Optional.of(TwelveFactor.CLUSTER_NODES))
                .flatMap(Optional::stream).toList());
        if (namesReplicas(client)) {
            checkExclusive(List.of(sources.key(REPLICAS), TwelveFactor.CLUSTER_NODES));
        }
    }

    private static @Nullable String sentinelKey(RedkitConfig.Client client) {
        if (hasEntries(client.sentinel().nodes())) {
            return "sentinel.nodes";
        }
        return ClientSources.text(client.sentinel().masterName()) == null ? null : "sentinel.master-name";
    }

    private static boolean hasEntries(Optional<List<String>> nodes) {
        return nodes.filter(entries -> entries.stream().anyMatch(entry -> !entry.isBlank())).isPresent();
    }

    private List<String> keys(@Nullable String... names) {
        return Stream.of(names).flatMap(Stream::ofNullable).map(sources::key).toList();
    }

    private void checkExclusive(List<String> set) {
        for (int first = 0; first < set.size(); first++) {
            for (String second : set.subList(first + 1, set.size())) {
                sources.problems().add(set.get(first), "is set together with " + second + "; remove one of them");
            }
        }
    }
}
