package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.RedisConnectionException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.runtime.config.ResilienceSettings.OfflineQueue;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

class ClientCountersTest {

    private final ScriptedServer server = ScriptedServer.start().on("PING", Reaction.reply(Resp.PONG));

    @Test
    void outcome_replyAndErrorOfTheServer_areToldApart() {
        try (server; ClientUnderTest client = ClientUnderTest.of(settings())) {
            server.on("GET", Reaction.reply(Resp.error("WRONGTYPE no")));
            client.send("PING").text();
            client.send("PING").text();
            client.send("GET", "key").failure(RedisServerException.class);

            assertThat(client.counters().commands(CommandOutcome.OK)).isEqualTo(2);
            assertThat(client.counters().commands(CommandOutcome.SERVER_ERROR)).isEqualTo(1);
        }
    }

    @Test
    void outcome_timeout_isCountedOnceAndALateReplyIsNot() {
        try (server;
                ClientUnderTest client = ClientUnderTest
                        .of(settings().commandTimeout(Duration.ofMillis(200)).degradedAfter(Duration.ofHours(1)))) {
            client.send(ClientUnderTest.call("PING").within(Duration.ofSeconds(20))).text();
            Outcome late = client.send("GET", "key");
            late.failure(RedisTimeoutException.class);

            assertThat(client.counters().commands(CommandOutcome.TIMEOUT)).isEqualTo(1);
            assertThat(client.counters().commands(CommandOutcome.OK)).isEqualTo(1);
        }
    }

    @Test
    void outcome_noConnection_isCounted() {
        int port = server.port();
        server.close();
        try (ClientUnderTest client = ClientUnderTest
                .of(TestSettings.at(port).connections(1).degradedAfter(Duration.ofMillis(50)))) {
            client.send("PING").failure(RedisConnectionException.class);

            assertThat(client.counters().commands(CommandOutcome.CONNECTION)).isEqualTo(1);
        }
    }

    @Test
    void outcome_queueFull_isCountedAsOverload() {
        server.hold("HELLO");
        try (server; ClientUnderTest client = ClientUnderTest.of(settings().offlineQueue(new OfflineQueue(true, 1, 1 << 20)))) {
            client.send("PING");
            client.send("PING").failure(RedisOverloadException.class);

            assertThat(client.counters().commands(CommandOutcome.OVERLOAD)).isEqualTo(1);
        }
    }

    @Test
    void outcome_dedicatedConnection_isCountedToo() {
        try (server; ClientUnderTest client = ClientUnderTest.of(settings())) {
            Outcome outcome = new Outcome();
            DedicatedConnection own = client.dedicated();
            own.send(ClientUnderTest.call("PING"), outcome);
            outcome.text();

            assertThat(client.counters().commands(CommandOutcome.OK)).isEqualTo(1);
            assertThat(client.counters().connections()).isEqualTo(1);
            own.close();
            await().until(() -> client.counters().connections() == 0);
        }
    }

    @Test
    void queued_noConnectionYet_countsWhatWaitsAndForgetsItLater() {
        server.hold("HELLO");
        try (server; ClientUnderTest client = ClientUnderTest.of(settings())) {
            Outcome first = client.send("PING");
            client.send("PING");
            await().untilAsserted(() -> assertThat(client.counters().queued()).isEqualTo(2));

            server.take("HELLO").reply(Resp.HELLO);
            first.text();
            assertThat(client.counters().queued()).isZero();
        }
    }

    @Test
    void queued_deadlineIsOver_isForgotten() {
        server.hold("HELLO");
        try (server;
                ClientUnderTest client = ClientUnderTest
                        .of(settings().commandTimeout(Duration.ofMillis(100)).degradedAfter(Duration.ofHours(1)))) {
            client.send("PING").failure(RedisTimeoutException.class);

            assertThat(client.counters().queued()).isZero();
        }
    }

    @Test
    void inFlight_unanswered_isCountedUntilTheAnswer() {
        try (server; ClientUnderTest client = ClientUnderTest.of(settings())) {
            Outcome held = client.send("GET", "key");
            await().untilAsserted(() -> assertThat(client.counters().inFlight()).isEqualTo(1));

            server.take("GET").reply(Resp.bulk("value"));
            held.text();
            assertThat(client.counters().inFlight()).isZero();
        }
    }

    @Test
    void connections_connectionIsLost_isGoneAndItsReplacementIsAReconnect() {
        try (server; ClientUnderTest client = ClientUnderTest.of(settings())) {
            client.send("PING").text();
            assertThat(client.counters().connections()).isEqualTo(1);
            assertThat(client.counters().reconnects()).isZero();

            server.connection(0).close();
            await().untilAsserted(() -> assertThat(client.counters().reconnects()).isEqualTo(1));
            await().untilAsserted(() -> assertThat(client.counters().connections()).isEqualTo(1));
        }
    }

    @Test
    void latency_recentAnswers_haveAMedianAndA99thPercentile() {
        try (server; ClientUnderTest client = ClientUnderTest.of(settings())) {
            assertThat(client.counters().latency(50)).isNull();
            for (int i = 0; i < 10; i++) {
                client.send("PING").text();
            }

            assertThat(client.counters().latency(50)).isPositive().isLessThanOrEqualTo(client.counters().latency(99));
        }
    }

    private TestSettings settings() {
        return TestSettings.at(server.port()).connections(1);
    }
}
