package io.redkit.runtime.config;

import java.util.Locale;
import java.util.Optional;

/** The schemes of a {@link RedisUrl}. */
enum RedisScheme {

    REDIS(false),
    REDISS(true),
    VALKEY(false),
    VALKEYS(true),
    UNIX(false);

    static final String KNOWN = "redis://, rediss:// (TLS), valkey://, valkeys:// (TLS) or unix://";

    final boolean tls;

    RedisScheme(boolean tls) {
        this.tls = tls;
    }

    /** Finds a scheme by its name in any case. */
    static Optional<RedisScheme> find(String name) {
        for (RedisScheme scheme : values()) {
            if (scheme.name().equalsIgnoreCase(name)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }

    /** Returns what somebody who wrote a foreign scheme probably needs. */
    static String hint(String foreign) {
        String name = foreign.toLowerCase(Locale.ROOT);
        if (name.contains("sentinel")) {
            return "for sentinels write the keys sentinel.master-name and sentinel.nodes; for one server write ";
        }
        if (name.contains("cluster")) {
            return "for a cluster write the key cluster-nodes; for one server write ";
        }
        if (name.contains("socket") || name.contains("unix")) {
            return "for a Unix domain socket write unix:///path/to/socket; the schemes are ";
        }
        if (name.startsWith("http")) {
            return "Redis does not speak HTTP, and a REST address of a provider does not work here; write the address of its"
                    + " Redis protocol with ";
        }
        if (name.endsWith("tls") || name.endsWith("ssl")) {
            return "for TLS write rediss://; the schemes are ";
        }
        return "write ";
    }

    String prefix() {
        return name().toLowerCase(Locale.ROOT) + "://";
    }
}
