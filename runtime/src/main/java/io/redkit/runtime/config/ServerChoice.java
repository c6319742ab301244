package io.redkit.runtime.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The servers of a client, and the URL that named them.
 *
 * @param kind what the servers are
 * @param servers where they are, at least one
 * @param url the URL, for a cluster that of its first node; null where the servers were named otherwise or by default
 * @param urlSource key or variable of the URL
 */
record ServerChoice(Kind kind, List<Endpoint> servers, @Nullable RedisUrl url, String urlSource) {

    private static final Endpoint UNKNOWN = new Endpoint("unknown", TcpAddress.DEFAULT_PORT);

    /** What the named servers are. */
    enum Kind {
        /** One server. */
        STANDALONE,
        /** Nodes of a cluster. */
        CLUSTER,
        /** Sentinels. */
        SENTINEL,
        /** A primary and its replicas. */
        REPLICATED
    }

    /** Stands for servers that could not be read, so that the rest can still be checked. */
    static ServerChoice unknown(boolean cluster) {
        return new ServerChoice(cluster ? Kind.CLUSTER : Kind.STANDALONE, List.of(UNKNOWN), null, "");
    }

    static ServerChoice standalone(Endpoint endpoint, @Nullable RedisUrl url, String urlSource) {
        return new ServerChoice(Kind.STANDALONE, List.of(endpoint), url, urlSource);
    }

    /** Returns the first server. */
    Endpoint endpoint() {
        return servers.get(0);
    }

    boolean isCluster() {
        return kind == Kind.CLUSTER;
    }

    /** Returns the URL of the configuration key, null where there is none. */
    @Nullable
    RedisUrl keyUrl() {
        return isOfVariable() ? null : url;
    }

    /** Returns the URL of the environment variable, null where there is none or it does not count. */
    @Nullable
    RedisUrl environmentUrl() {
        return isOfVariable() ? url : null;
    }

    private boolean isOfVariable() {
        return urlSource.equals(TwelveFactor.URL) || urlSource.equals(TwelveFactor.CLUSTER_NODES);
    }
}
