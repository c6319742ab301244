package io.redkit.demo.server;

import org.jspecify.annotations.Nullable;

import io.redkit.ConnectionState;
import io.redkit.HealthReport;

/**
 * Redis as this application sees it.
 *
 * @param healthy whether it answers
 * @param state state of the connections
 * @param latencyMicros round-trip time of a PING; null if there was no answer
 * @param host host of the server
 * @param port port of the server
 * @param failure what is wrong; null if healthy
 * @param details what it tells of itself; null if there was no answer
 */
public record ServerStatus(boolean healthy, ConnectionState state, @Nullable Long latencyMicros, String host, int port,
        @Nullable String failure, @Nullable ServerDetails details) {

    static ServerStatus of(HealthReport report, @Nullable ServerDetails details) {
        Long latency = report.latency() == null ? null : report.latency().toNanos() / 1000;
        return new ServerStatus(report.healthy(), report.state(), latency, report.host(), report.port(), report.failure(),
                details);
    }
}
