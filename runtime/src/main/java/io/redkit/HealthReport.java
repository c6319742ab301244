package io.redkit;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Result of a health check of one client. Contains no credentials.
 *
 * @param clientName name of the client
 * @param healthy whether the server answered a PING within its deadline; in degraded mode what {@code degraded.health} says
 * @param degraded whether the client is in degraded mode
 * @param state state of the connections
 * @param latency round-trip time of the PING, the longest where several servers are asked; null if one failed
 * @param host host of the server, or path of its Unix socket; of several servers the first of the configuration
 * @param port port of the server, -1 for a Unix socket
 * @param mode {@code standalone}, {@code cluster}, {@code sentinel} or {@code replicated}
 * @param nodes the servers in use, masters first
 * @param failure what went wrong, for people; null if healthy
 */
public record HealthReport(String clientName, boolean healthy, boolean degraded, ConnectionState state,
        @Nullable Duration latency, String host,
        int port, String mode, List<NodeReport> nodes, @Nullable String failure) {
}
