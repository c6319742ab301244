package io.redkit.runtime.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.config.ServerChoice.Kind;

/**
 * Decides which servers a client talks to. The keys that name servers decide as a group, then the variables of the same meaning
 * as a group, then the default of development.
 */
final class ServerResolution {

    private static final String LOCALHOST = "localhost";
    private static final int SENTINEL_PORT = 26379;

    private final ClientSources sources;
    private final TwelveFactor environment;

    private ServerResolution(ClientSources sources) {
        this.sources = sources;
        this.environment = sources.environment();
    }

    /** Returns the servers, or null if there was a problem. */
    static @Nullable ServerChoice resolve(ClientSources sources) {
        ServerResolution resolution = new ServerResolution(sources);
        int before = sources.problems().count();
        resolution.checkPortKey();
        new ServerKeys(sources).checkExclusiveKeys();
        ServerChoice choice = ServerKeys.nameServer(sources.client()) ? resolution.fromKeys() : resolution.fromEnvironment();
        if (choice != null && ServerKeys.namesReplicas(sources.client())) {
            choice = resolution.withReplicas(choice);
        }
        return sources.problems().count() > before ? null : choice;
    }

    /** Returns what is to be done about a client without a server, as a text that begins with the key to set. */
    static String missingServer(String client) {
        String url = ConfigKeys.of(client, "url");
        return url + ": " + missingServerText(client);
    }

    private static String missingServerText(String client) {
        String write = "write " + ConfigKeys.of(client, "url") + "=redis://host:6379";
        return RedkitConfig.DEFAULT_CLIENT.equals(client)
                ? "no Redis server is configured; " + write + ", or set the environment variable " + TwelveFactor.URL
                : "no Redis server is configured for the client '" + client + "'; " + write;
    }

    private @Nullable ServerChoice fromKeys() {
        RedkitConfig.Client client = sources.client();
        String url = ClientSources.text(client.url());
        if (ServerKeys.namesCluster(client)) {
            warnOfPort(sources.key("cluster-nodes"));
            return ClusterNodes.read(list("cluster-nodes", client.clusterNodes()));
        }
        if (ServerKeys.namesSentinel(client)) {
            warnOfPort(sources.key("sentinel.nodes"));
            return sentinels(client.sentinel());
        }
        if (url != null) {
            warnOfPort(sources.key("url"));
            return url(url, sources.key("url"), OptionalInt.empty());
        }
        String host = ClientSources.text(client.host());
        return host == null ? null : host(host, sources.key("host"), portOr(null));
    }

    private @Nullable ServerChoice sentinels(TopologyConfig.Sentinel sentinel) {
        NodeList nodes = list("sentinel.nodes", sentinel.nodes());
        if (nodes.isEmpty()) {
            sources.problem("sentinel.nodes", "is missing beside " + sources.key("sentinel.master-name")
                    + "; write the sentinels as host:port, such as sentinel-1.example.com:26379");
            return null;
        }
        if (ClientSources.text(sentinel.masterName()) == null) {
            sources.problem("sentinel.master-name", "is missing beside " + sources.key("sentinel.nodes")
                    + "; write what the sentinels call the master, often mymaster");
        }
        List<Endpoint> addresses = nodes.addresses(SENTINEL_PORT);
        return addresses.isEmpty() ? null
                : new ServerChoice(Kind.SENTINEL, nodes.distinct(List.of(), addresses), null, "");
    }

    private @Nullable ServerChoice withReplicas(ServerChoice primary) {
        NodeList replicas = list("replicas", sources.client().replicas());
        List<Endpoint> addresses = replicas.addresses(TcpAddress.DEFAULT_PORT);
        if (primary.kind() != Kind.STANDALONE) {
            return null;
        }
        if (primary.endpoint().isUnix()) {
            sources.problems().add(primary.urlSource(), "is a Unix domain socket, which a primary with "
                    + sources.key("replicas") + " does not use; write redis://host:6379");
        }
        return new ServerChoice(Kind.REPLICATED, replicas.distinct(primary.servers(), addresses), primary.url(),
                primary.urlSource());
    }

    private NodeList list(String key, Optional<List<String>> entries) {
        return NodeList.ofKey(sources.key(key), entries, sources.problems());
    }

    private void warnOfPort(String source) {
        if (sources.client().port().isPresent()) {
            sources.problems().warn(sources.key("port"), "has no effect with " + source);
        }
    }

    private @Nullable ServerChoice fromEnvironment() {
        NodeList nodes = NodeList.ofVariable(TwelveFactor.CLUSTER_NODES, environment.clusterNodes(), sources.problems());
        if (!nodes.isEmpty()) {
            new ServerKeys(sources).checkClusterVariable();
            warnOfPort(TwelveFactor.CLUSTER_NODES);
            return ClusterNodes.read(nodes);
        }
        if (environment.url() != null) {
            return url(environment.url(), TwelveFactor.URL, sources.client().port());
        }
        if (environment.host() != null) {
            return host(environment.host(), TwelveFactor.HOST, portOr(environment.port()));
        }
        if (ServerKeys.namesReplicas(sources.client())) {
            sources.problem("replicas", "has no primary; write " + sources.key("url") + "=redis://host:6379");
            return null;
        }
        if (sources.production() || !sources.isDefault()) {
            sources.problem("url", missingServerText(sources.name()));
            return null;
        }
        return ServerChoice.standalone(new Endpoint(LOCALHOST, portOr(environment.port())), null, "");
    }

    private @Nullable ServerChoice url(String text, String source, OptionalInt port) {
        RedisUrl url = RedisUrlParser.parse(text, source, sources.problems());
        if (url == null) {
            return null;
        }
        if (url.hasForeignParameters()) {
            sources.problems().warn(source, "has parameters that mean nothing here; only 'db' does");
        }
        Endpoint endpoint = url.endpoint();
        boolean replacesPort = port.isPresent() && !endpoint.isUnix();
        return ServerChoice.standalone(replacesPort ? new Endpoint(endpoint.host(), port.getAsInt()) : endpoint, url, source);
    }

    private @Nullable ServerChoice host(String text, String source, int port) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String host = bracketed ? text.substring(1, text.length() - 1) : text;
        if (TcpAddress.isIpv6(host) || (!bracketed && TcpAddress.isName(host))) {
            return ServerChoice.standalone(new Endpoint(host, port), null, "");
        }
        boolean key = source.equals(sources.key("host"));
        sources.problems().add(source, hostProblem(host, key ? sources.key("url") : TwelveFactor.URL,
                key ? sources.key("port") : TwelveFactor.PORT));
        return null;
    }

    private static String hostProblem(String host, String url, String port) {
        if (host.contains("://") || host.indexOf('@') >= 0) {
            return "is a URL and not a host; move it to " + url;
        }
        if (host.startsWith("/")) {
            return "is a path and not a host; for a Unix domain socket write " + url + "=unix:///path/to/socket";
        }
        for (String separator : List.of(",", ";", " ")) {
            if (host.contains(separator)) {
                return "is more than one host; write the name or address of one server";
            }
        }
        return host.indexOf(':') >= 0 ? "has a ':'; write the host alone, and the port at " + port
                : "is neither a host name nor an address; write it as in redis.example.com or 10.0.0.7";
    }

    private void checkPortKey() {
        OptionalInt port = sources.client().port();
        if (port.isPresent() && !TcpAddress.isPort(port.getAsInt())) {
            sources.problem("port", port.getAsInt() + " is no TCP port; write " + TcpAddress.PORT_RANGE);
        }
    }

    /** Returns the port of the key, else of the variable if it counts, else Redis' own. */
    private int portOr(@Nullable String variable) {
        OptionalInt key = sources.client().port();
        if (key.isPresent() || variable == null) {
            return key.orElse(TcpAddress.DEFAULT_PORT);
        }
        OptionalInt port = TcpAddress.port(withoutServiceLink(variable));
        if (port.isEmpty()) {
            sources.problems().add(TwelveFactor.PORT, "is no TCP port; write " + TcpAddress.PORT_RANGE + ", or set "
                    + sources.key("port"));
        }
        return port.orElse(TcpAddress.DEFAULT_PORT);
    }

    /** Kubernetes sets REDIS_PORT=tcp://10.0.0.11:6379 in the neighbours of a service that is called redis. */
    private static String withoutServiceLink(String variable) {
        return variable.startsWith("tcp://") ? variable.substring(variable.lastIndexOf(':') + 1) : variable;
    }
}
