package io.redkit.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.redkit.ReadFrom;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;

/** Run-time configuration: the default client at {@code quarkus.redkit}, named ones at {@code quarkus.redkit."name"}. */
@ConfigMapping(prefix = "quarkus.redkit")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface RedkitConfig {

    /** Name of the client that is injected without a qualifier. */
    String DEFAULT_CLIENT = "<default>";

    /**
     * Redis clients
     */
    @WithParentName
    @WithUnnamedKey(DEFAULT_CLIENT)
    @WithDefaults
    @ConfigDocMapKey("client-name")
    Map<String, Client> clients();

    /** Configuration of one client. */
    @ConfigGroup
    interface Client {

        /**
         * Where Redis is, as a URL: `redis://[[user]:password@]host[:port][/database]`. The schemes `redis` and `valkey` mean
         * plain TCP, `rediss` and `valkeys` TLS, `unix:///path/to/socket[?db=database]` a Unix domain socket. Characters with a
         * meaning in URLs are percent-encoded in user and password.
         * <p>
         * The default client falls back to the environment variable `REDIS_URL`. Excludes `host`, `cluster-nodes` and the
         * `sentinel` keys.
         */
        Optional<String> url();

        /**
         * Host name or address of the server. The default client falls back to `REDIS_HOST`; in development and tests the
         * default is `localhost`, in production a missing host stops the start. Excludes `url`, `cluster-nodes` and the
         * `sentinel` keys.
         */
        Optional<String> host();

        /**
         * TCP port of the server, 6379 if not set. The default client falls back to `REDIS_PORT`. Has no effect with `url`,
         * `cluster-nodes` and `sentinel.nodes`.
         */
        OptionalInt port();

        /**
         * Nodes of a Redis cluster as `host:port`, or all as `redis://[[user]:password@]host:port` (TLS: `rediss`) with the
         * same user and password. Some nodes are enough, and a single entry may be a configuration endpoint. The default client
         * falls back to `REDIS_CLUSTER_NODES`. Excludes `url`, `host`, `replicas` and the `sentinel` keys.
         */
        Optional<List<String>> clusterNodes();

        /**
         * How a cluster is followed.
         */
        TopologyConfig.Cluster cluster();

        /**
         * Where the sentinels are, and how to log in there.
         */
        TopologyConfig.Sentinel sentinel();

        /**
         * Replicas of the server that `url` or `host` names, as `host:port`. For servers whose addresses stay; their roles may
         * change. Excludes `cluster-nodes` and the `sentinel` keys.
         */
        Optional<List<String>> replicas();

        /**
         * Where to reach a server, by the address that the cluster or the sentinels announce; for servers behind NAT or in
         * containers. Both sides are `host:port`. Has no effect without `cluster-nodes` and `sentinel.nodes`.
         */
        @ConfigDocMapKey("announced-host:port")
        Map<String, String> addressMap();

        /**
         * Which servers answer commands that only read. All but `master` can answer with stale data. Has no effect where there
         * is one server only.
         */
        @WithDefault("master")
        ReadFrom readFrom();

        /**
         * ACL user name. The default client falls back to `REDIS_USERNAME`. A user name in `url` must not contradict it.
         */
        Optional<String> username();

        /**
         * Password of the user, or of Redis' default user where no user name is given. The default client falls back to
         * `REDIS_PASSWORD`. A password in `url` must not contradict it.
         */
        Optional<String> password();

        /**
         * Index of the logical database, 0 if not set. The default client falls back to `REDIS_DB`.
         */
        OptionalInt database();

        /**
         * Whether the connection is encrypted. Not needed with the schemes `rediss` and `valkeys`, which switch TLS on. The
         * default client falls back to `REDIS_TLS` and `REDIS_TLS_ENABLED`.
         */
        Optional<Boolean> tls();

        /**
         * Name of the TLS registry entry that holds the trusted certificates and, for mutual TLS, the client's own. If not set,
         * the default entry is used where there is one, else the certificates that the Java runtime trusts. Has no effect
         * without TLS.
         */
        Optional<String> tlsConfigurationName();

        /**
         * Name of the connections, as shown by `CLIENT LIST`.
         */
        @WithDefault("${quarkus.application.name:redkit}")
        String connectionName();

        /**
         * Prefix of every key that the typed API touches, such as `shop:`. Raw commands and the Vert.x beans take keys as they
         * are.
         */
        Optional<String> keyPrefix();

        /**
         * Longest time from opening a connection to the end of its handshake.
         */
        @WithDefault("10s")
        Duration connectTimeout();

        /**
         * Deadline of a command, from the call to the reply; time spent waiting for a connection counts. Blocking commands such
         * as BLPOP get their own block time on top.
         */
        @WithDefault("2s")
        Duration commandTimeout();

        /**
         * Time without traffic after which the operating system probes whether the server is still there. `0` switches the
         * probes off.
         */
        @WithDefault("30s")
        Duration keepAlive();

        /**
         * Number of shared connections. If not set, one on each event loop that uses Redis, which is the fastest. A smaller
         * number saves connections on the server where many instances of an application run.
         */
        OptionalInt connections();

        /**
         * Most commands that wait for a reply on one connection. Further ones are refused with a `RedisOverloadException`.
         */
        @WithDefault("65536")
        int maxInFlight();

        /**
         * Most bytes that wait to be written to one connection. Further commands are refused with a `RedisOverloadException`.
         */
        @WithDefault("64M")
        MemorySize maxQueuedSize();

        /**
         * Largest reply. A server that sends a larger one loses the connection.
         */
        @WithDefault("256M")
        MemorySize maxReplySize();

        /**
         * Whether TLS verifies that the certificate names the host. Switching it off lets anybody in between read and change
         * everything; it is logged.
         */
        @WithDefault("true")
        boolean tlsVerifyHost();

        /**
         * Name of the `CredentialsProvider` that gives user name and password, instead of `username` and `password`. It is
         * asked for each new connection, and connections are renewed before its credentials expire.
         */
        Optional<String> credentialsProvider();

        /**
         * Name of the provider's bean, where there are several.
         */
        Optional<String> credentialsProviderName();

        /**
         * Longest time that written data may stay unacknowledged before the operating system gives the connection up. Has an
         * effect with the native transport of Linux only; elsewhere the silence of the server is noticed by `command-timeout`.
         */
        @WithDefault("10s")
        Duration tcpUserTimeout();

        /**
         * Deadline of the health check.
         */
        @WithDefault("1s")
        Duration healthTimeout();

        /**
         * When the application stops, the time that commands in flight get to finish.
         */
        @WithDefault("2s")
        Duration shutdownTimeout();

        /**
         * Which commands are sent again, and how often.
         */
        ResilienceConfig.Retry retry();

        /**
         * How a lost connection is replaced.
         */
        ResilienceConfig.Reconnect reconnect();

        /**
         * Commands that wait while there is no connection.
         */
        ResilienceConfig.OfflineQueue offlineQueue();

        /**
         * What happens in a longer outage.
         */
        ResilienceConfig.Degraded degraded();

        /**
         * Rate limits.
         */
        RateLimitConfig rateLimit();

        /**
         * Rooms, and who is in them.
         */
        RoomConfig rooms();

        /**
         * Caches.
         */
        CacheConfig cache();

        /**
         * Which dangerous commands are allowed.
         */
        Guard guard();

        /**
         * Names of commands that the server knows and this client does not, such as those of a module. They are sent as writes.
         * In a cluster the first argument, if there is one, decides about the node: it is taken for the only key.
         */
        Optional<Set<String>> extraCommands();

        /**
         * Keys of the encrypting codec.
         */
        Encryption encryption();

        /**
         * How sessions are kept.
         */
        SessionConfig.Sessions session();

        /**
         * How revoked tokens are kept.
         */
        SessionConfig.TokenBlacklist tokenBlacklist();

        /**
         * How locks are held.
         */
        LockConfig lock();

        /**
         * How jobs are done and kept.
         */
        JobConfig job();

        /**
         * Channels and reliable channels.
         */
        PubSubConfig pubsub();

        /**
         * Near caches, by name: strings of Redis that are kept in the memory of the process, and dropped when the server tells
         * that they have changed.
         */
        @ConfigDocMapKey("near-cache-name")
        Map<String, NearCacheConfig> nearCache();

        /**
         * Whether exceptions and log lines may contain keys. Values are never shown. If not set, keys are shown in development
         * and tests only.
         */
        Optional<Boolean> showKeys();

        /**
         * Whether the health check leaves this client out.
         */
        @WithDefault("false")
        boolean healthExclude();

        /**
         * Whether the client can be used. The beans of an inactive client exist, and injecting one directly fails the start.
         */
        @WithDefault("true")
        boolean active();
    }

    /** Which dangerous commands are allowed. */
    @ConfigGroup
    interface Guard {

        /**
         * Whether dangerous commands (FLUSHALL, FLUSHDB, KEYS, CONFIG, DEBUG, SHUTDOWN and the like) are refused on every path,
         * raw commands included. If not set, they are refused in production.
         */
        Optional<Boolean> enabled();

        /**
         * Commands that the guard lets pass, such as `FLUSHDB`.
         */
        Optional<Set<String>> allow();
    }

    /** Keys of the encrypting codec. */
    @ConfigGroup
    interface Encryption {

        /**
         * Id of the key that encrypts new values. Not needed where there is only one key.
         */
        Optional<String> activeKey();

        /**
         * AES keys by id: 16, 24 or 32 bytes in Base64. Keep an old key here as long as values written with it are read.
         */
        @WithName("keys")
        @ConfigDocMapKey("key-id")
        Map<String, String> keys();
    }
}
