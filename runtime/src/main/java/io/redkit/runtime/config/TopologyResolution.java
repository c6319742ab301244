package io.redkit.runtime.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.redkit.ReadFrom;
import io.redkit.runtime.config.ClientSettings.Servers;
import io.redkit.runtime.config.ServerChoice.Kind;
import io.redkit.runtime.config.Topology.Cluster;
import io.redkit.runtime.config.Topology.Replicated;
import io.redkit.runtime.config.Topology.Sentinel;
import io.redkit.runtime.config.Topology.Standalone;

/** Checks what a client has to know about its servers besides their addresses. */
final class TopologyResolution {

    private static final int MOST_REDIRECTS = 100;

    private final ClientSources sources;
    private final RedkitConfig.Client client;
    private final ServerChoice choice;
    private final Map<Endpoint, Endpoint> addressMap;

    private TopologyResolution(ClientSources sources, ServerChoice choice) {
        this.sources = sources;
        this.client = sources.client();
        this.choice = choice;
        this.addressMap = addressMap();
    }

    /**
     * Completes the servers.
     *
     * @param tls whether connections to the servers are encrypted, which holds for sentinels unless they are told otherwise
     */
    static Servers resolve(ClientSources sources, ServerChoice choice, boolean tls) {
        TopologyResolution resolution = new TopologyResolution(sources, choice);
        resolution.checkCluster(sources.client().cluster());
        resolution.checkSentinelUser(sources.client().sentinel());
        resolution.warnOfIdleKeys();
        return new Servers(choice.endpoint(), resolution.topology(tls), sources.client().readFrom());
    }

    private Topology topology(boolean tls) {
        TopologyConfig.Cluster cluster = client.cluster();
        return switch (choice.kind()) {
            case STANDALONE -> new Standalone();
            case CLUSTER -> new Cluster(choice.servers(), addressMap, cluster.refreshInterval(), cluster.maxRedirects());
            case SENTINEL -> sentinel(client.sentinel(), tls);
            case REPLICATED -> new Replicated(choice.servers());
        };
    }

    private Sentinel sentinel(TopologyConfig.Sentinel sentinel, boolean serverTls) {
        Secret password = password(sentinel);
        String entry = ClientSources.text(sentinel.tlsConfigurationName());
        boolean tls = sentinel.tls().orElse(serverTls);
        if (!tls && entry != null) {
            sources.problems().warn(sources.key("sentinel.tls-configuration-name"), "has no effect without TLS; write "
                    + sources.key("sentinel.tls") + "=true");
        }
        return new Sentinel(sentinel.masterName().orElseThrow().strip(), choice.servers(),
                password == null ? null : ClientSources.text(sentinel.username()), password, tls,
                entry == null ? ClientSources.text(client.tlsConfigurationName()) : entry, addressMap);
    }

    private void checkSentinelUser(TopologyConfig.Sentinel sentinel) {
        String username = ClientSources.text(sentinel.username());
        if (username != null && password(sentinel) == null && !username.equals("default")) {
            sources.problem("sentinel.username", "has a user name and no password; set " + sources.key("sentinel.password")
                    + ", to any text for a user that needs none");
        }
    }

    private static @Nullable Secret password(TopologyConfig.Sentinel sentinel) {
        return sentinel.password().filter(text -> !text.isBlank()).map(Secret::new).orElse(null);
    }

    private void checkCluster(TopologyConfig.Cluster cluster) {
        new Ranges(sources).time("cluster.refresh-interval", cluster.refreshInterval());
        int redirects = cluster.maxRedirects();
        if (redirects < 1 || redirects > MOST_REDIRECTS) {
            sources.problem("cluster.max-redirects", redirects + " is out of range; write a number from 1 to "
                    + MOST_REDIRECTS);
        }
    }

    private Map<Endpoint, Endpoint> addressMap() {
        Map<Endpoint, Endpoint> addresses = new LinkedHashMap<>();
        new TreeMap<>(client.addressMap()).forEach((announced, reachable) -> {
            Endpoint from = mapped(announced, announced, "its key");
            Endpoint to = mapped(announced, reachable, "its value");
            if (from != null && to != null) {
                addresses.put(from, to);
            }
        });
        return Map.copyOf(addresses);
    }

    private @Nullable Endpoint mapped(String entry, String text, String side) {
        Endpoint address = TcpAddress.parse(text.strip(), OptionalInt.empty());
        if (address == null) {
            sources.problem("address-map.\"" + entry + "\"", side + " is no address; write host:port on both sides, as in "
                    + sources.key("address-map") + ".\"10.0.0.7:6379\"=redis.example.com:7001");
        }
        return address;
    }

    private void warnOfIdleKeys() {
        if (choice.kind() == Kind.STANDALONE && client.readFrom() != ReadFrom.MASTER) {
            sources.problems().warn(sources.key("read-from"), "has no effect with a single server; write "
                    + sources.key("replicas") + "=host:port for its replicas");
        }
        if (choice.kind() != Kind.CLUSTER && choice.kind() != Kind.SENTINEL && !client.addressMap().isEmpty()) {
            sources.problems().warn(sources.key("address-map"), "has no effect without " + sources.key("cluster-nodes")
                    + " and " + sources.key("sentinel.nodes"));
        }
        TopologyConfig.Sentinel sentinel = client.sentinel();
        boolean access = sentinel.username().isPresent() || sentinel.password().isPresent() || sentinel.tls().isPresent()
                || sentinel.tlsConfigurationName().isPresent();
        if (choice.kind() != Kind.SENTINEL && access) {
            sources.problems().warn(sources.key("sentinel"), "has no effect without " + sources.key("sentinel.nodes"));
        }
    }
}
