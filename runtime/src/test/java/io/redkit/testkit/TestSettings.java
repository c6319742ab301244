package io.redkit.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.redkit.ReadFrom;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ClientSettings.ConnectionLimits;
import io.redkit.runtime.config.ClientSettings.Servers;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;
import io.redkit.runtime.config.ResilienceSettings;
import io.redkit.runtime.config.ResilienceSettings.Degraded;
import io.redkit.runtime.config.ResilienceSettings.OfflineQueue;
import io.redkit.runtime.config.ResilienceSettings.Reconnect;
import io.redkit.runtime.config.ResilienceSettings.Retry;
import io.redkit.runtime.config.Secret;
import io.redkit.runtime.config.Topology;

/**
 * Builds the settings of a client under test: a server on the loopback interface, short times, the usual bounds. Each method
 * changes one setting and returns this builder.
 */
public final class TestSettings {

    /** Long enough for a busy machine, short enough for a test that waits for it. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Endpoint endpoint;
    private Topology topology;
    private ReadFrom readFrom = ReadFrom.MASTER;
    private String username;
    private Secret password;
    private int database;
    private Duration connectTimeout = TIMEOUT;
    private Duration commandTimeout = TIMEOUT;
    private int connections;
    private int maxInFlight = 65536;
    private long maxQueuedBytes = 64 << 20;
    private long maxReplyBytes = 256 << 20;
    private Retry retry = new Retry(OptionalInt.of(0), Duration.ofMillis(5), Duration.ofMillis(50));
    private Reconnect reconnect = new Reconnect(Duration.ofMillis(10), Duration.ofMillis(100), List.of());
    private OfflineQueue offlineQueue = new OfflineQueue(true, 65536, 64 << 20);
    private Degraded degraded = new Degraded(TIMEOUT, OptionalInt.empty(), Duration.ofMillis(100), DegradedCommands.FAIL,
            DegradedHealth.DOWN);
    private String keyPrefix = "";
    private Set<String> allowed = Set.of();
    private boolean guardEnabled;
    private Set<String> extraCommands = Set.of();
    private boolean showKeys = true;
    private List<NearCacheSettings> nearCaches = List.of();

    private TestSettings(Endpoint endpoint, Topology topology) {
        this.endpoint = endpoint;
        this.topology = topology;
    }

    /** Starts with the server at this port of 127.0.0.1. */
    public static TestSettings at(int port) {
        return new TestSettings(local(port), new Topology.Standalone());
    }

    /** Starts with the server at this port of the host with this name. */
    public static TestSettings at(String host, int port) {
        return new TestSettings(new Endpoint(host, port), new Topology.Standalone());
    }

    /** Starts with a cluster that has nodes at these ports of 127.0.0.1. */
    public static TestSettings cluster(List<Integer> ports) {
        List<Endpoint> seeds = local(ports);
        return new TestSettings(seeds.get(0), new Topology.Cluster(seeds, Map.of(), Duration.ofSeconds(60), 5));
    }

    /** Starts with the master of this name, of which sentinels at these ports of 127.0.0.1 know. */
    public static TestSettings sentinel(String masterName, List<Integer> ports) {
        List<Endpoint> sentinels = local(ports);
        return new TestSettings(sentinels.get(0),
                new Topology.Sentinel(masterName, sentinels, null, null, false, null, Map.of()));
    }

    /** Starts with a primary at the first of these ports of 127.0.0.1, and its replicas at the others. */
    public static TestSettings replicas(List<Integer> ports) {
        List<Endpoint> servers = local(ports);
        return new TestSettings(servers.get(0), new Topology.Replicated(servers));
    }

    private static List<Endpoint> local(List<Integer> ports) {
        return ports.stream().map(TestSettings::local).toList();
    }

    private static Endpoint local(int port) {
        return new Endpoint("127.0.0.1", port);
    }

    /** Replaces what the servers are, and keeps {@link ClientSettings#endpoint}. */
    public TestSettings topology(Topology other) {
        topology = other;
        return this;
    }

    public TestSettings readFrom(ReadFrom policy) {
        readFrom = policy;
        return this;
    }

    /** Logs in with this password, as Redis' default user. */
    public TestSettings password(String secret) {
        password = new Secret(secret);
        return this;
    }

    /** Logs in as this ACL user. */
    public TestSettings user(String name, String secret) {
        username = name;
        return password(secret);
    }

    public TestSettings database(int index) {
        database = index;
        return this;
    }

    public TestSettings connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    public TestSettings commandTimeout(Duration timeout) {
        commandTimeout = timeout;
        return degradedAfter(timeout);
    }

    /** Sets the number of shared connections; 0, the default, is one on each event loop. */
    public TestSettings connections(int count) {
        connections = count;
        return this;
    }

    public TestSettings maxInFlight(int commands) {
        maxInFlight = commands;
        return this;
    }

    public TestSettings maxQueuedBytes(long bytes) {
        maxQueuedBytes = bytes;
        return this;
    }

    public TestSettings maxReplyBytes(long bytes) {
        maxReplyBytes = bytes;
        return this;
    }

    public TestSettings reconnect(Duration initialDelay, Duration maxDelay) {
        reconnect = new Reconnect(initialDelay, maxDelay, List.of());
        return this;
    }

    /** Makes a fixed number of attempts after these waits, and only probes afterwards. */
    public TestSettings reconnectAfter(Duration... delays) {
        reconnect = new Reconnect(reconnect.initialDelay(), reconnect.maxDelay(), List.of(delays));
        return this;
    }

    /** Sets the number of retries; none, the default of tests, shows what each failure is. */
    public TestSettings retries(int most) {
        retry = new Retry(OptionalInt.of(most), retry.initialDelay(), retry.maxDelay());
        return this;
    }

    /** Sets the waits before retries: the first and the longest. */
    public TestSettings retryWaits(Duration initialDelay, Duration maxDelay) {
        retry = new Retry(retry.maxRetries(), initialDelay, maxDelay);
        return this;
    }

    /** Retries as often as the deadline allows. */
    public TestSettings retriesUntilDeadline() {
        retry = new Retry(OptionalInt.empty(), retry.initialDelay(), retry.maxDelay());
        return this;
    }

    public TestSettings offlineQueue(OfflineQueue queue) {
        offlineQueue = queue;
        return this;
    }

    /** Sets the length of an outage that makes the client degraded; as long as the command time-out if not set. */
    public TestSettings degradedAfter(Duration after) {
        return degraded(new Degraded(after, degraded.afterFailures(), degraded.probeInterval(), degraded.commands(),
                degraded.health()));
    }

    public TestSettings degraded(Degraded settings) {
        degraded = settings;
        return this;
    }

    public TestSettings keyPrefix(String prefix) {
        keyPrefix = prefix;
        return this;
    }

    /** Switches the guard on, which lets only these of the dangerous commands pass. */
    public TestSettings guard(String... allowedCommands) {
        guardEnabled = true;
        allowed = Set.of(allowedCommands);
        return this;
    }

    /** Declares commands that the client does not know. */
    public TestSettings extraCommands(String... names) {
        extraCommands = Set.of(names);
        return this;
    }

    /** Keeps keys out of messages, as in production. */
    public TestSettings hideKeys() {
        showKeys = false;
        return this;
    }

    /** Keeps values in memory. */
    public TestSettings nearCaches(NearCacheSettings... caches) {
        nearCaches = List.of(caches);
        return this;
    }

    /** Returns the settings as they are now. */
    public ClientSettings build() {
        ConnectionLimits limits = new ConnectionLimits(connectTimeout, commandTimeout, Duration.ofSeconds(30), connections,
                maxInFlight, maxQueuedBytes, maxReplyBytes);
        ResilienceSettings resilience = new ResilienceSettings(retry, reconnect, offlineQueue, degraded, TIMEOUT, TIMEOUT,
                Duration.ofSeconds(10));
        return new ClientSettings("<default>", new Servers(endpoint, topology, readFrom), false, null, true, null, null,
                username, password, database,
                "redkit-test", keyPrefix, limits, resilience, allowed, guardEnabled, extraCommands, showKeys, false,
                nearCaches);
    }
}
