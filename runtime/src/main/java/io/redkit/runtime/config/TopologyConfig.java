package io.redkit.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** The keys of a client that talks to more than one server. */
public interface TopologyConfig {

    /** How a cluster is followed. */
    @ConfigGroup
    interface Cluster {

        /**
         * Time after which the client asks the cluster anew which node has which slots, varied by chance. It also asks when a
         * node redirects a command or is lost, so that this interval matters for changes that nobody has met yet. Has no effect
         * without `cluster-nodes`.
         */
        @WithDefault("60s")
        Duration refreshInterval();

        /**
         * Most times that one command follows a redirection to another node, from 1 to 100. A command that is redirected more
         * often fails. Has no effect without `cluster-nodes`.
         */
        @WithDefault("5")
        int maxRedirects();
    }

    /** Where the sentinels are, and how to log in there. */
    @ConfigGroup
    interface Sentinel {

        /**
         * What the sentinels call the master, as in their `sentinel monitor` line. Required with `sentinel.nodes`.
         */
        Optional<String> masterName();

        /**
         * The sentinels as `host:port`, port 26379 if left out. They say which server is the master, so that `url` and `host`
         * are not set; `username`, `password`, `database` and `tls` are those of the servers. Excludes `url`, `host`,
         * `cluster-nodes` and `replicas`.
         */
        Optional<List<String>> nodes();

        /**
         * ACL user name for the sentinels, which know nothing of `username`.
         */
        Optional<String> username();

        /**
         * Password for the sentinels, which know nothing of `password`.
         */
        Optional<String> password();

        /**
         * Whether connections to the sentinels are encrypted. If not set, as those to the servers.
         */
        Optional<Boolean> tls();

        /**
         * Name of the TLS registry entry for connections to the sentinels. If not set, that of `tls-configuration-name`. Has no
         * effect where these connections are not encrypted.
         */
        Optional<String> tlsConfigurationName();
    }
}
