package io.redkit.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;

/**
 * How one client behaves when something goes wrong.
 *
 * @param retry which commands are sent again
 * @param reconnect how a lost connection is replaced
 * @param offlineQueue commands that wait for a connection
 * @param degraded what happens in a longer outage
 * @param healthTimeout deadline of the health check
 * @param shutdownTimeout time for commands in flight when the client is closed
 * @param tcpUserTimeout longest time for written data to be acknowledged
 */
public record ResilienceSettings(Retry retry, Reconnect reconnect, OfflineQueue offlineQueue, Degraded degraded,
        Duration healthTimeout, Duration shutdownTimeout, Duration tcpUserTimeout) {

    /**
     * Which commands are sent again.
     *
     * @param maxRetries most retries of a command, empty for as many as its deadline allows
     * @param initialDelay wait before the first retry
     * @param maxDelay longest wait
     */
    public record Retry(OptionalInt maxRetries, Duration initialDelay, Duration maxDelay) {
    }

    /**
     * How a lost connection is replaced.
     *
     * @param initialDelay first wait before a new attempt
     * @param maxDelay longest wait before a new attempt
     * @param delays waits before a fixed number of attempts; empty for growing waits, for ever
     */
    public record Reconnect(Duration initialDelay, Duration maxDelay, List<Duration> delays) {
    }

    /**
     * Commands that wait for a connection.
     *
     * @param enabled whether they wait while a connection is lost
     * @param maxCommands most of them
     * @param maxBytes most bytes of them
     */
    public record OfflineQueue(boolean enabled, int maxCommands, long maxBytes) {
    }

    /**
     * What happens in a longer outage.
     *
     * @param after length of an outage that makes the client degraded
     * @param afterFailures failed attempts that make the client degraded, if any
     * @param probeInterval time between two attempts to end it
     * @param commands what plain commands do meanwhile
     * @param health what the health check says meanwhile
     */
    public record Degraded(Duration after, OptionalInt afterFailures, Duration probeInterval, DegradedCommands commands,
            DegradedHealth health) {
    }
}
