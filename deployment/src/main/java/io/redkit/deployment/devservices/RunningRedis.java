package io.redkit.deployment.devservices;

import org.jspecify.annotations.Nullable;

/**
 * A Redis that a {@link RedisSource} has started.
 *
 * @param description what it is, for people
 * @param host where it listens, as the application sees it
 * @param port the TCP port, as the application sees it
 * @param containerId the id of its container, or null if it has none
 * @param end ends it
 */
record RunningRedis(String description, String host, int port, @Nullable String containerId, Runnable end) {

    String url() {
        return "redis://" + host + ":" + port;
    }

    /** The command that opens a prompt on it. */
    String prompt() {
        boolean here = host.equals("localhost") || host.equals("127.0.0.1");
        return "redis-cli " + (here ? "" : "-h " + host + " ") + "-p " + port;
    }
}
