package io.redkit.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** The keys of a client that say what happens when something goes wrong. */
public interface ResilienceConfig {

    /** Which commands are sent again, and how often. */
    @ConfigGroup
    interface Retry {

        /**
         * Most times that one command is sent again, always within its deadline. If not set, as often as the deadline allows; 0
         * switches retries off. A command that may have been executed is sent again only if that does no harm: reads, and
         * writes that are declared idempotent.
         */
        OptionalInt maxRetries();

        /**
         * Wait before the first retry. It doubles with each further one, half of it by chance.
         */
        @WithDefault("10ms")
        Duration initialDelay();

        /**
         * Longest wait before a retry.
         */
        @WithDefault("2s")
        Duration maxDelay();
    }

    /** How a lost connection is replaced. */
    @ConfigGroup
    interface Reconnect {

        /**
         * Wait before the first new attempt. It doubles with each failure, half of it by chance.
         */
        @WithDefault("50ms")
        Duration initialDelay();

        /**
         * Longest wait between two attempts; `degraded.probe-interval` bounds it as well.
         */
        @WithDefault("2s")
        Duration maxDelay();

        /**
         * Waits before a fixed number of attempts, such as `1s,2s,3s`, instead of the growing ones. When the last attempt has
         * failed the client is degraded, and only the probes go on.
         */
        Optional<List<Duration>> delays();
    }

    /** Commands that wait while there is no connection. */
    @ConfigGroup
    interface OfflineQueue {

        /**
         * Whether commands wait for a new connection, at most until their deadline. If not, they fail at once while a
         * connection is lost. For the first connection they wait in any case.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * Most commands that wait for one connection. Further ones are refused with a `RedisOverloadException`.
         */
        @WithDefault("10000")
        int maxCommands();

        /**
         * Most bytes of commands that wait for one connection.
         */
        @WithDefault("16M")
        MemorySize maxSize();
    }

    /** What happens in a longer outage. */
    @ConfigGroup
    interface Degraded {

        /**
         * Length of an outage after which the client is degraded: commands no longer wait, and each feature follows its policy.
         */
        @WithDefault("2s")
        Duration after();

        /**
         * Number of failed attempts to connect after which the client is degraded, however short the outage is.
         */
        OptionalInt afterFailures();

        /**
         * Time between two attempts to end the degraded mode.
         */
        @WithDefault("500ms")
        Duration probeInterval();

        /**
         * What plain commands do meanwhile: `fail`, or return `defaults` as if Redis were empty. If not set, they return
         * defaults in development, with a warning, and fail everywhere else.
         */
        Optional<DegradedCommands> commands();

        /**
         * What the health check says meanwhile: `down`, or `up` with `degraded=true`.
         */
        @WithDefault("down")
        DegradedHealth health();
    }

    /** What plain commands do in degraded mode. */
    enum DegradedCommands {
        /** They fail at once. */
        FAIL,
        /** They answer as if Redis were empty, and drop what is written. */
        DEFAULTS
    }

    /** What the health check says in degraded mode. */
    enum DegradedHealth {
        /** The application is not ready. */
        DOWN,
        /** The application is ready, and tells that it is degraded. */
        UP
    }
}
