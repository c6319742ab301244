package io.redkit.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.redkit.ratelimit.RateLimitAlgorithm;
import io.redkit.ratelimit.WhileAway;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Rate limits of a client. */
@ConfigGroup
public interface RateLimitConfig {

    /**
     * What happens while Redis is away or does not answer in time: everything is granted (`open`), everything is denied
     * (`closed`), or each process counts in its own memory (`local`).
     */
    @WithDefault("local")
    WhileAway whileAway();

    /**
     * Time after which a check that Redis has not answered is answered by `while-away`. If not set, that of `command-timeout`.
     */
    Optional<Duration> deadline();

    /**
     * Most denials that a process remembers until their time is over, so that it need not ask Redis meanwhile. `0` switches it
     * off.
     */
    @WithDefault("10000")
    int knownDenials();

    /**
     * Most subjects, each with each of its limits, that a process counts with `while-away=local`. One that is pushed out begins
     * anew.
     */
    @WithDefault("100000")
    int localSubjects();

    /**
     * The limits, by name.
     */
    @WithParentName
    @ConfigDocMapKey("limit-name")
    Map<String, Limit> limits();

    /** One limit. */
    @ConfigGroup
    interface Limit {

        /**
         * How it counts: at an even pace after a burst (`gcra`), in windows that begin with the first call (`fixed-window`), or
         * in a window that always ends now (`sliding-window`).
         */
        @WithDefault("gcra")
        RateLimitAlgorithm algorithm();

        /**
         * Units in each period. Required.
         */
        OptionalLong permits();

        /**
         * Length of the period, from 1 ms to 366 days. Required.
         */
        Optional<Duration> period();

        /**
         * Most units at once after a quiet time; as many as `permits` if not set. With `gcra` only.
         */
        OptionalLong burst();

        /**
         * How long a subject that was denied is denied everything. If not set, no longer than the limit itself denies.
         */
        Optional<Duration> blockFor();

        /**
         * What happens while Redis is away, if something else than for the other limits.
         */
        Optional<WhileAway> whileAway();
    }
}
