package io.redkit.runtime.config;

import java.util.List;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * Decides which server a client talks to. The keys {@code url}, {@code host} and {@code cluster-nodes} decide as a group, then
 * the variables of the same meaning as a group, then the default of development.
 */
final class ServerResolution {

    private static final String LOCALHOST = "localhost";

    private final ClientSources sources;
    private final TwelveFactor environment;

    private ServerResolution(ClientSources sources) {
        this.sources = sources;
        this.environment = sources.environment();
    }

    /** Returns the server, or null if there was a problem. */
    static @Nullable ServerChoice resolve(ClientSources sources) {
        ServerResolution resolution = new ServerResolution(sources);
        int before = sources.problems().count();
        resolution.checkPortKey();
        ServerChoice choice = isNamedByKeys(sources.client()) ? resolution.fromKeys() : resolution.fromEnvironment();
        return sources.problems().count() > before ? null : choice;
    }

    /** Returns whether a key says where Redis is. */
    static boolean isNamedByKeys(RedkitConfig.Client client) {
        return ClientSources.text(client.url()) != null || ClientSources.text(client.host()) != null
                || hasClusterNodes(client);
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

    private static boolean hasClusterNodes(RedkitConfig.Client client) {
        return client.clusterNodes().filter(nodes -> !nodes.isEmpty()).isPresent();
    }

    private @Nullable ServerChoice fromKeys() {
        RedkitConfig.Client client = sources.client();
        String url = ClientSources.text(client.url());
        String host = ClientSources.text(client.host());
        Object nodes = hasClusterNodes(client) ? client.clusterNodes() : null;
        checkExclusive(sources.key("url"), url, sources.key("host"), host);
        checkExclusive(sources.key("url"), url, sources.key("cluster-nodes"), nodes);
        checkExclusive(sources.key("host"), host, sources.key("cluster-nodes"), nodes);
        if (nodes != null) {
            refuseCluster(sources.key("cluster-nodes"), sources.key("url"));
        }
        if (url != null) {
            if (client.port().isPresent()) {
                sources.problems().warn(sources.key("port"), "has no effect with " + sources.key("url"));
            }
            return url(url, sources.key("url"), OptionalInt.empty());
        }
        return host == null ? null : host(host, sources.key("host"), portOr(null));
    }

    private @Nullable ServerChoice fromEnvironment() {
        String nodes = environment.clusterNodes();
        checkExclusive(TwelveFactor.URL, environment.url(), TwelveFactor.CLUSTER_NODES, nodes);
        if (environment.url() == null) {
            checkExclusive(TwelveFactor.HOST, environment.host(), TwelveFactor.CLUSTER_NODES, nodes);
        }
        if (nodes != null) {
            refuseCluster(TwelveFactor.CLUSTER_NODES, TwelveFactor.URL);
            return null;
        }
        if (environment.url() != null) {
            return url(environment.url(), TwelveFactor.URL, sources.client().port());
        }
        if (environment.host() != null) {
            return host(environment.host(), TwelveFactor.HOST, portOr(environment.port()));
        }
        if (sources.production() || !sources.isDefault()) {
            sources.problem("url", missingServerText(sources.name()));
            return null;
        }
        return new ServerChoice(new Endpoint(LOCALHOST, portOr(environment.port())), null, "");
    }

    /** The one place to change when the cluster topology comes. */
    private void refuseCluster(String nodes, String url) {
        sources.problems().add(nodes, "clusters are not supported by this version; write the address of one server as " + url
                + "=redis://host:6379");
    }

    private void checkExclusive(String first, @Nullable Object one, String second, @Nullable Object other) {
        if (one != null && other != null) {
            sources.problems().add(first, "is set together with " + second + "; remove one of them");
        }
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
        return new ServerChoice(replacesPort ? new Endpoint(endpoint.host(), port.getAsInt()) : endpoint, url, source);
    }

    private @Nullable ServerChoice host(String text, String source, int port) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String host = bracketed ? text.substring(1, text.length() - 1) : text;
        if (TcpAddress.isIpv6(host) || (!bracketed && TcpAddress.isName(host))) {
            return new ServerChoice(new Endpoint(host, port), null, "");
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
