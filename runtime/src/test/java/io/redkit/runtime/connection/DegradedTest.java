package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.redkit.ConnectionEvent;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;
import io.redkit.runtime.config.ResilienceSettings.Degraded;
import io.redkit.runtime.config.ResilienceSettings.OfflineQueue;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

class DegradedTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration PROBE = Duration.ofMillis(20);

    private final int port = RedisServer.freePort();

    @Test
    void outage_longerThanItsLimit_failsWaitingCallsLongBeforeTheirDeadline() {
        TestSettings settings = at(port).commandTimeout(LONG).degradedAfter(Duration.ofSeconds(1));
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            RedisException failure = client.send("PING").failure(RedisConnectionException.class);

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(client.states()).containsExactly(ConnectionState.CONNECTING, ConnectionState.RECONNECTING,
                    ConnectionState.DEGRADED);
        }
    }

    @Test
    void outage_serverThatNeverGreets_isDeclaredWithoutAnyFailedAttempt() {
        try (ScriptedServer mute = ScriptedServer.start().hold("HELLO");
                ClientUnderTest client = ClientUnderTest.of(at(mute.port()).commandTimeout(LONG).connectTimeout(LONG)
                        .degradedAfter(Duration.ofSeconds(1)))) {
            client.send("PING").failure(RedisConnectionException.class);

            assertThat(client.states()).containsExactly(ConnectionState.CONNECTING, ConnectionState.DEGRADED);
        }
    }

    @Test
    void outage_enoughFailedAttempts_isDeclaredBeforeItsTime() {
        Degraded afterThree = new Degraded(LONG, OptionalInt.of(3), PROBE, DegradedCommands.FAIL, DegradedHealth.DOWN);
        try (ClientUnderTest client = ClientUnderTest.of(at(port).commandTimeout(LONG).degraded(afterThree))) {
            client.send("PING").failure(RedisConnectionException.class);

            assertThat(client.lanes().state()).isEqualTo(ConnectionState.DEGRADED);
        }
    }

    @Test
    void reconnect_fixedDelays_degradesAfterTheLastAttemptAndProbesOn() {
        TestSettings settings = at(port).commandTimeout(LONG).reconnectAfter(PROBE, PROBE, PROBE)
                .degraded(new Degraded(LONG, OptionalInt.empty(), PROBE, DegradedCommands.FAIL, DegradedHealth.DOWN));
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            client.send("PING").failure(RedisConnectionException.class);
            assertThat(client.lanes().state()).isEqualTo(ConnectionState.DEGRADED);

            try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(port))) {
                client.awaitState(ConnectionState.READY);
            }
        }
    }

    @Test
    void degraded_serverReturns_endsByItselfAndIsToldOnce() {
        try (ClientUnderTest client = ClientUnderTest.of(at(port).degradedAfter(Duration.ofMillis(100)))) {
            client.send("PING").failure(RedisConnectionException.class);

            try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(port))) {
                client.awaitState(ConnectionState.READY);
                assertThat(client.send("PING").text()).isEqualTo("PONG");
                assertThat(client.events()).extracting(ConnectionEvent::state)
                        .filteredOn(state -> state == ConnectionState.DEGRADED).hasSize(1);
            }
        }
    }

    @Test
    void degraded_callOnALaneThatNeverConnected_failsAtOnceToo() {
        TestSettings settings = at(port).connections(0).commandTimeout(LONG).degradedAfter(Duration.ofMillis(100));
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            Outcome first = client.sendOnLoop(0, "PING");
            first.failure(RedisConnectionException.class);
            client.awaitState(ConnectionState.DEGRADED);

            Outcome other = client.sendOnLoop(1, "PING");

            other.failure(RedisConnectionException.class);
            assertThat(client.states()).endsWith(ConnectionState.DEGRADED);
        }
    }

    @Test
    void offlineQueue_off_failsAtOnceWhileTheConnectionIsLost() {
        try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(port));
                ClientUnderTest client = ClientUnderTest
                        .of(at(port).commandTimeout(LONG).offlineQueue(new OfflineQueue(false, 100, 1 << 20)))) {
            assertThat(client.send("PING").text()).isEqualTo("PONG");
            server.kill();
            client.awaitState(ConnectionState.RECONNECTING);

            client.send("PING").failure(RedisConnectionException.class);
        }
    }

    @Test
    void offlineQueue_fullByCountOrBytes_refusesFurtherCalls() {
        try (ScriptedServer mute = ScriptedServer.start().hold("HELLO");
                ClientUnderTest client = ClientUnderTest
                        .of(at(mute.port()).offlineQueue(new OfflineQueue(true, 2, 100)))) {
            client.send("SET", "a", "x".repeat(60));
            client.send("SET", "b", "x".repeat(60)).failure(RedisOverloadException.class);
            client.send("GET", "c");
            client.send("GET", "d").failure(RedisOverloadException.class);
        }
    }

    private static TestSettings at(int port) {
        return TestSettings.at(port).connections(1);
    }
}
