package io.redkit.deployment.devservices;

import java.util.Optional;

/** A way to get a running Redis. */
interface RedisSource {

    /** What it starts, for people. */
    String name();

    /**
     * Starts a Redis and waits until it answers; empty if this machine does not have what it takes.
     *
     * @throws RuntimeException if it has, but the start fails
     */
    Optional<RunningRedis> start();
}
