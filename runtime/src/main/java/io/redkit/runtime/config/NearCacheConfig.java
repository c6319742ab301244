package io.redkit.runtime.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** The keys of one near cache: which strings of Redis are kept in the memory of the process, how many, and for how long. */
@ConfigGroup
public interface NearCacheConfig {

    /** What is answered from memory while Redis is away. */
    enum WhileAway {
        /** Nothing: reads wait or fail, as they do without a near cache. */
        ASK,
        /** What was read before, until its time is over. */
        STALE
    }

    /**
     * What the keys begin with, behind `key-prefix`. If not set, the name of the near cache and a colon. The prefix of one near
     * cache must not be the beginning of that of another one.
     */
    Optional<String> prefix();

    /**
     * Time after which a value is read anew, whatever the server says of it. It is read anew earlier when the server says that
     * it has changed, or when its own time to live is over.
     */
    @WithDefault("1m")
    Duration maximumStaleness();

    /**
     * Most bytes of keys and values, as they are in Redis; objects in memory take more. Beyond that, what is used least is
     * dropped. Has no effect if `maximum-entries` is set.
     */
    @WithDefault("64M")
    MemorySize maximumSize();

    /**
     * Most keys, in place of `maximum-size`.
     */
    OptionalInt maximumEntries();

    /**
     * Time for which it is remembered that a key does not exist. It is forgotten earlier when the key is written. `0` remembers
     * it for no time.
     */
    @WithDefault("10s")
    Duration negativeTtl();

    /**
     * What is answered from memory while Redis is away: nothing (`ask`), or what was read before, until `maximum-staleness` is
     * over (`stale`).
     */
    @WithDefault("ask")
    WhileAway whileAway();
}
