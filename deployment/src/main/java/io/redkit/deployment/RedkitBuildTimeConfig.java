package io.redkit.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.redkit.runtime.config.RedkitConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;

/** Build-time configuration: the default client at {@code quarkus.redkit}, named ones at {@code quarkus.redkit."name"}. */
@ConfigMapping(prefix = "quarkus.redkit")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface RedkitBuildTimeConfig {

    /**
     * Redis clients
     */
    @WithParentName
    @WithUnnamedKey(RedkitConfig.DEFAULT_CLIENT)
    @WithDefaults
    @ConfigDocMapKey("client-name")
    Map<String, Client> clients();

    /**
     * The health check of all clients.
     */
    Health health();

    /**
     * The metrics of all clients.
     */
    Metrics metrics();

    /**
     * Sessions of Vert.x Web in Redis.
     */
    HttpSession httpSession();

    /** Build-time configuration of one client. */
    @ConfigGroup
    interface Client {

        /**
         * The Redis that is started for this client in development and tests.
         */
        DevServices devservices();
    }

    /** The health check of all clients. */
    @ConfigGroup
    interface Health {

        /**
         * Whether Redis takes part in the readiness check where the extension `quarkus-smallrye-health` is present.
         */
        @WithDefault("true")
        boolean enabled();
    }

    /** Sessions of Vert.x Web in Redis. */
    @ConfigGroup
    interface HttpSession {

        /**
         * Whether each HTTP request gets a session that is kept in Redis: `RoutingContext.session()`. It is created when it is
         * used. Needs an extension for HTTP, such as `quarkus-rest`.
         */
        @WithDefault("false")
        boolean enabled();

        /**
         * Name of the client whose sessions these are.
         */
        @WithDefault(RedkitConfig.DEFAULT_CLIENT)
        String clientName();
    }

    /** The metrics of all clients. */
    @ConfigGroup
    interface Metrics {

        /**
         * Whether figures of all clients are published where an extension for metrics, such as `quarkus-micrometer`, is
         * present.
         */
        @WithDefault("true")
        boolean enabled();
    }

    /** The Redis that is started for a client in development, in tests and for `quarkus:run`. */
    @ConfigGroup
    interface DevServices {

        /**
         * Whether a Redis is started for this client if none is configured. It is not started in production.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * What is started. `auto` takes the first that works: a container, a `valkey-server` or `redis-server` on the `PATH`,
         * the embedded server.
         */
        @WithDefault("auto")
        Provider provider();

        /**
         * Which servers are started: one; a cluster of three masters with a replica each; or a master with a replica and three
         * sentinels.
         */
        @WithDefault("standalone")
        Topology topology();

        /**
         * Whether the servers speak TLS, with a certificate that is made for this purpose and that the client is told to trust.
         */
        @WithDefault("false")
        boolean tls();

        /**
         * Container image, of Redis or of a compatible server such as Valkey. Has no effect without a container engine.
         */
        @ConfigDocDefault("docker.io/redis:7")
        Optional<String> imageName();

        /**
         * TCP port on this machine, of several servers the first one; the others take the following ones. If not set, free
         * ones are chosen.
         */
        OptionalInt port();

        /**
         * Whether, in development, a container that another application has started is used. It is recognised by the label
         * `quarkus-dev-service-redkit` with the value of `service-name`. Has no effect on servers that are not containers, and
         * with another topology or TLS.
         */
        @WithDefault("true")
        boolean shared();

        /**
         * Value of the label `quarkus-dev-service-redkit`. Applications with different names do not share a container.
         */
        @WithDefault("redis")
        String serviceName();

        /**
         * Environment variables of the container.
         */
        @ConfigDocMapKey("environment-variable-name")
        Map<String, String> containerEnv();

        /**
         * Arguments of the server, such as `--maxmemory,64mb`; sentinels do not get them. A container image must take them as
         * its command, which the official images of Redis and Valkey do.
         */
        Optional<List<String>> serverArgs();
    }

    /** Which servers a dev service starts. */
    enum Topology {
        /** One server. */
        STANDALONE,
        /** Three masters with a replica each. */
        CLUSTER,
        /** A master with a replica, and three sentinels. */
        SENTINEL
    }

    /** Where a dev service starts its servers. */
    enum Provider {
        /** The first that works: a container, a server on the `PATH`, the embedded server. */
        AUTO,
        /** A container. */
        CONTAINER,
        /** A `valkey-server` or `redis-server` on the `PATH`. */
        SERVER,
        /** The server that comes with the extension. */
        EMBEDDED
    }
}
