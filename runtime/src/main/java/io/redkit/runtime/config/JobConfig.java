package io.redkit.runtime.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** The keys of a client that say how its jobs are done and kept, where the code does not say otherwise. */
@ConfigGroup
public interface JobConfig {

    /**
     * Time without a sign of life after which the job of a process counts as stalled, and is given to another one a third of
     * that time later. It is renewed each third of this time. At least 300 ms.
     */
    @WithDefault("30s")
    Duration lease();

    /**
     * What happens with new jobs while Redis is away: they are refused with an error, or kept in the memory of this process
     * and added afterwards. What is in memory is lost with the process.
     */
    @WithDefault("refuse")
    JobsWhileAway whileAway();

    /**
     * Most jobs that are kept in memory. Further ones are refused. Has no effect with `while-away=refuse`.
     */
    @WithDefault("10000")
    int maxInMemory();

    /**
     * When the application stops, the time that active jobs get to finish. The rest is interrupted and given back to the queue.
     */
    @WithDefault("10s")
    Duration drainTimeout();

    /**
     * Which ended jobs are kept.
     */
    History history();

    /** Which ended jobs are kept; the rest is forgotten when further jobs end. */
    @ConfigGroup
    interface History {

        /**
         * Most completed and most cancelled jobs of a queue that are kept.
         */
        @WithDefault("1000")
        int max();

        /**
         * How long completed and cancelled jobs are kept at most.
         */
        @WithDefault("1d")
        Duration maxAge();

        /**
         * Most dead jobs of a queue that are kept.
         */
        @WithDefault("10000")
        int maxDead();

        /**
         * How long dead jobs are kept at most.
         */
        @WithDefault("30d")
        Duration maxDeadAge();
    }

    /** What happens with new jobs while Redis is away. */
    enum JobsWhileAway {
        /** They are refused with an error. */
        REFUSE,
        /** They are kept in memory. */
        SPOOL
    }
}
