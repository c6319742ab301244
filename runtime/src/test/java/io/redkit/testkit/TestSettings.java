package io.redkit.testkit;

import java.time.Duration;
import java.util.Set;

import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.ClientSettings.ConnectionLimits;
import io.redkit.runtime.config.Endpoint;
import io.redkit.runtime.config.Secret;

/**
 * Builds the settings of a client under test: a server on the loopback interface, short times, the usual bounds. Each method
 * changes one setting and returns this builder.
 */
public final class TestSettings {

    /** Long enough for a busy machine, short enough for a test that waits for it. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Endpoint endpoint;
    private String username;
    private Secret password;
    private int database;
    private Duration connectTimeout = TIMEOUT;
    private Duration commandTimeout = TIMEOUT;
    private int connections;
    private int maxInFlight = 65536;
    private long maxQueuedBytes = 64 << 20;
    private long maxReplyBytes = 256 << 20;
    private Duration reconnectInitialDelay = Duration.ofMillis(10);
    private Duration reconnectMaxDelay = Duration.ofMillis(100);

    private TestSettings(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Starts with the server at this port of 127.0.0.1. */
    public static TestSettings at(int port) {
        return new TestSettings(new Endpoint("127.0.0.1", port));
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
        return this;
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
        reconnectInitialDelay = initialDelay;
        reconnectMaxDelay = maxDelay;
        return this;
    }

    /** Returns the settings as they are now. */
    public ClientSettings build() {
        ConnectionLimits limits = new ConnectionLimits(connectTimeout, commandTimeout, Duration.ofSeconds(30), connections,
                maxInFlight, maxQueuedBytes, maxReplyBytes, reconnectInitialDelay, reconnectMaxDelay);
        return new ClientSettings("<default>", endpoint, false, null, username, password, database, "redkit-test", "", limits,
                Set.of(), false, Set.of(), true, false);
    }
}
