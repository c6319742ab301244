package io.redkit.runtime.config;

import org.jspecify.annotations.Nullable;

/**
 * The server of a client, and the URL that named it.
 *
 * @param endpoint the server
 * @param url the URL, null where the server was named otherwise or by default
 * @param urlSource key or variable of the URL
 */
record ServerChoice(Endpoint endpoint, @Nullable RedisUrl url, String urlSource) {

    /** Stands for a server that could not be read, so that the rest can still be checked. */
    static final ServerChoice UNKNOWN = new ServerChoice(new Endpoint("unknown", TcpAddress.DEFAULT_PORT), null, "");

    /** Returns the URL of the configuration key, null where there is none. */
    @Nullable
    RedisUrl keyUrl() {
        return urlSource.equals(TwelveFactor.URL) ? null : url;
    }

    /** Returns the URL of the environment variable, null where there is none or it does not count. */
    @Nullable
    RedisUrl environmentUrl() {
        return urlSource.equals(TwelveFactor.URL) ? url : null;
    }
}
