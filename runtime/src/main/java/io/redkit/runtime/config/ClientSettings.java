package io.redkit.runtime.config;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The checked settings of one client; what {@link ClientSettingsResolver} makes of all configuration sources.
 *
 * @param name name of the client, {@code <default>} for the default one
 * @param endpoint the server
 * @param tls whether the connection is encrypted
 * @param tlsConfigurationName entry of the Quarkus TLS registry, null for its default entry
 * @param username ACL user, null for Redis' default user
 * @param password password, null for none
 * @param database index of the logical database
 * @param connectionName what CLIENT SETNAME tells the server
 * @param keyPrefix prepended to every key of the typed API, may be empty
 * @param limits bounds and times of the connections
 * @param guardAllow commands that the guard lets pass, upper case
 * @param guardEnabled whether dangerous commands are refused
 * @param extraCommands commands that are known to the application and not to this client, upper case
 * @param showKeys whether exceptions and logs may contain keys
 * @param healthExclude whether the client is left out of the health check
 */
public record ClientSettings(String name, Endpoint endpoint, boolean tls, @Nullable String tlsConfigurationName,
        @Nullable String username, @Nullable Secret password, int database, String connectionName, String keyPrefix,
        ConnectionLimits limits, Set<String> guardAllow, boolean guardEnabled, Set<String> extraCommands,
        boolean showKeys, boolean healthExclude) {

    /**
     * Bounds and times of connections.
     *
     * @param connectTimeout longest time from opening the socket to the end of the handshake
     * @param commandTimeout deadline of a command
     * @param keepAlive idle time before the operating system probes the connection, zero for never
     * @param connections number of shared connections, 0 for one on each event loop
     * @param maxInFlight commands waiting for a reply on one connection
     * @param maxQueuedBytes bytes waiting to be written to one connection
     * @param maxReplyBytes size of one reply
     * @param reconnectInitialDelay first wait before a new attempt to connect
     * @param reconnectMaxDelay longest wait before a new attempt to connect
     */
    public record ConnectionLimits(Duration connectTimeout, Duration commandTimeout, Duration keepAlive, int connections,
            int maxInFlight, long maxQueuedBytes, long maxReplyBytes, Duration reconnectInitialDelay,
            Duration reconnectMaxDelay) {
    }
}
