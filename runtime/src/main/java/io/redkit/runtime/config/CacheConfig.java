package io.redkit.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.redkit.cache.CacheWhileAway;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;

/** The caches of a client. */
@ConfigGroup
public interface CacheConfig {

    /** Stands for all caches, where a name is expected. */
    String ALL = "<all>";

    /**
     * How a cache behaves. Without a name the keys are those of all caches that say nothing else, neither here nor in code.
     */
    @WithParentName
    @WithUnnamedKey(ALL)
    @ConfigDocMapKey("cache-name")
    Map<String, Cache> caches();

    /** One cache, or all that say nothing else. */
    @ConfigGroup
    interface Cache {

        /**
         * How long a value is fresh at most. `5m` if not set.
         */
        Optional<Duration> timeToLive();

        /**
         * How long it is cached that there is no value; `0` not to cache it. As long as a value if not set.
         */
        Optional<Duration> negativeTimeToLive();

        /**
         * For how long after its time to live a value is kept, to be used where a load fails or takes too long. `0` if not set.
         */
        Optional<Duration> staleFor();

        /**
         * Time after which a stale value is used while the load goes on. If not set, the load is waited for. Has no effect
         * without `stale-for`.
         */
        Optional<Duration> softTimeout();

        /**
         * Time after which a caller no longer waits for a load, which goes on. If not set, there is no limit.
         */
        Optional<Duration> hardTimeout();

        /**
         * Share of its time to live, below 1, after which a value that is asked for is loaded anew in the background. `0` or
         * not
         * set for never.
         */
        OptionalDouble refreshAfter();

        /**
         * By how much of it, below 1, the time to live is shortened at random, at most. `0.1` if not set.
         */
        OptionalDouble jitter();

        /**
         * How long nobody loads again after a load has failed and a stale value was used. `5s` if not set. Has no effect
         * without
         * `stale-for`.
         */
        Optional<Duration> throttle();

        /**
         * Time after which the load of a process that has died is taken over by another one. `5s` if not set.
         */
        Optional<Duration> loadLease();

        /**
         * How long the load of another process is waited for; then this one loads as well. `10s` if not set.
         */
        Optional<Duration> loadWait();

        /**
         * Time after which Redis counts as away for one call. If not set, that of `command-timeout`.
         */
        Optional<Duration> deadline();

        /**
         * What happens while Redis is away: each process uses its memory (`memory`), each question loads (`compute`), or
         * everything fails (`fail`). `memory` if not set.
         */
        Optional<CacheWhileAway> whileAway();

        /**
         * Most entries that a process keeps in memory while Redis is away. `10000` if not set. Has no effect with other
         * policies
         * than `memory`.
         */
        OptionalInt memoryEntries();

        /**
         * What the keys begin with, behind the key prefix of the client. `cache:`, the name and `:` if not set. Has no effect
         * without the name of a cache.
         */
        Optional<String> prefix();
    }
}
