package io.redkit.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.redkit.ReadFrom;

/**
 * The checked settings of one client; what {@link ClientSettingsResolver} makes of all configuration sources.
 *
 * @param name name of the client, {@code <default>} for the default one
 * @param servers where the servers are
 * @param tls whether the connection is encrypted
 * @param tlsConfigurationName entry of the Quarkus TLS registry, null for its default entry
 * @param tlsVerifyHost whether TLS verifies that the certificate names the host
 * @param credentialsProvider name of the provider of user name and password, null for none
 * @param credentialsProviderName name of the provider's bean, null for the only one
 * @param username ACL user, null for Redis' default user
 * @param password password, null for none
 * @param database index of the logical database
 * @param connectionName what CLIENT SETNAME tells the server
 * @param keyPrefix prepended to every key of the typed API, may be empty
 * @param limits bounds and times of the connections
 * @param resilience what happens when something goes wrong
 * @param guardAllow commands that the guard lets pass, upper case
 * @param guardEnabled whether dangerous commands are refused
 * @param extraCommands commands that are known to the application and not to this client, upper case
 * @param showKeys whether exceptions and logs may contain keys
 * @param healthExclude whether the client is left out of the health check
 * @param nearCaches which strings are kept in memory
 */
public record ClientSettings(String name, Servers servers, boolean tls, @Nullable String tlsConfigurationName,
        boolean tlsVerifyHost, @Nullable String credentialsProvider, @Nullable String credentialsProviderName,
        @Nullable String username, @Nullable Secret password, int database, String connectionName, String keyPrefix,
        ConnectionLimits limits, ResilienceSettings resilience, Set<String> guardAllow, boolean guardEnabled,
        Set<String> extraCommands,
        boolean showKeys, boolean healthExclude, List<NearCacheSettings> nearCaches) {

    /** Returns the server, the primary, or the first seed or sentinel; names the client's servers in messages. */
    public Endpoint endpoint() {
        return servers.endpoint();
    }

    /** Returns how the servers belong together. */
    public Topology topology() {
        return servers.topology();
    }

    /** Returns which servers answer reads, where a call does not say otherwise. */
    public ReadFrom readFrom() {
        return servers.readFrom();
    }

    /** Returns the settings of connections to the sentinels, which have users and TLS of their own. */
    public ClientSettings ofSentinels(Topology.Sentinel sentinel) {
        Servers itself = new Servers(sentinel.sentinels().get(0), new Topology.Standalone(), ReadFrom.MASTER);
        return new ClientSettings(name, itself, sentinel.tls(), sentinel.tlsConfigurationName(), tlsVerifyHost, null, null,
                sentinel.username(), sentinel.password(), 0, connectionName, keyPrefix, limits, resilience, guardAllow,
                guardEnabled, extraCommands, showKeys, healthExclude, List.of());
    }

    /**
     * Where the servers are, and which of them answer what.
     *
     * @param endpoint the server, the primary, or the first seed or sentinel
     * @param topology how the servers belong together
     * @param readFrom which servers answer reads
     */
    public record Servers(Endpoint endpoint, Topology topology, ReadFrom readFrom) {
    }

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
     */
    public record ConnectionLimits(Duration connectTimeout, Duration commandTimeout, Duration keepAlive, int connections,
            int maxInFlight, long maxQueuedBytes, long maxReplyBytes) {
    }
}
