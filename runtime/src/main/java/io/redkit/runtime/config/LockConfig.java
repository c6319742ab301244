package io.redkit.runtime.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.redkit.lock.Acknowledgement;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** The keys of a client that say how its locks are held, where the code does not say otherwise. */
@ConfigGroup
public interface LockConfig {

    /**
     * Time after which a lock is free if its holder does not renew it. It is renewed each third of this time as long as it is
     * held, and lost when it cannot be. At least 100 ms.
     */
    @WithDefault("30s")
    Duration lease();

    /**
     * Longest wait for a lock that another one holds.
     */
    @WithName("wait")
    @WithDefault("10s")
    Duration longestWait();

    /**
     * Replicas that must know of a lock before it counts as acquired: `none`, `any` or `all` of those that are connected. More
     * than `none` costs two round trips and the way to the replicas, and makes it less likely that a failover lets another one
     * in; it does not make it impossible.
     */
    @WithDefault("none")
    Acknowledgement acknowledgement();

    /**
     * Longest wait for the replicas; a lock that they have not confirmed by then is released again. Has no effect if
     * `lock.acknowledgement` is `none`.
     */
    @WithDefault("1s")
    Duration acknowledgementTimeout();
}
