package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.Shortest;
import io.redkit.testkit.TestSettings;

class LaneReconnectTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @Test
    void send_nobodyListens_failsInTimeAndWorksOnceTheServerRuns() {
        Duration bound = TIMEOUT.multipliedBy(3);
        int port = RedisServer.freePort();
        assertThat(Shortest.of(bound, () -> refusal(port))).isLessThanOrEqualTo(bound);
        try (ClientUnderTest client = ClientUnderTest.of(TestSettings.at(port).connections(1).commandTimeout(TIMEOUT))) {
            client.send("PING").failure(RedisConnectionException.class);
            try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(port))) {
                client.awaitState(ConnectionState.READY);
                assertThat(client.send("PING").text()).isEqualTo("PONG");
            }
        }
    }

    private static Duration refusal(int port) {
        try (ClientUnderTest client = ClientUnderTest.of(TestSettings.at(port).connections(1).commandTimeout(TIMEOUT))) {
            long start = System.nanoTime();
            Outcome refused = client.send("PING");

            assertThat(refused.failure(RedisConnectionException.class)).hasMessageContaining("refused");
            assertThat(refused.failure(RedisException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
            return Duration.ofNanos(refused.endNanos() - start);
        }
    }

    @Test
    void send_serverAwayForLong_failsAtOnce() {
        int port = RedisServer.freePort();
        try (ClientUnderTest client = ClientUnderTest.of(TestSettings.at(port).connections(1).commandTimeout(TIMEOUT))) {
            client.send("PING").failure();
            long start = System.nanoTime();
            Outcome next = client.send("PING");

            next.failure(RedisConnectionException.class);
            assertThat(Duration.ofNanos(next.endNanos() - start)).isLessThan(TIMEOUT);
            assertThat(client.states()).containsExactly(ConnectionState.CONNECTING, ConnectionState.RECONNECTING,
                    ConnectionState.DEGRADED);
        }
    }

    @Test
    void send_serverRestarts_theSameClientWorks() {
        try (RedisServer server = RedisServer.start();
                ClientUnderTest client = ClientUnderTest.of(TestSettings.at(server.port()).connections(1))) {
            client.send("PING").reply();
            server.restart();
            client.awaitState(ConnectionState.READY);

            await().untilAsserted(() -> assertThat(client.send("PING").isReply()).isTrue());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void send_serverIsStoppedAndContinues_callsEndInTimeAndRepliesAreRight() {
        try (RedisServer server = RedisServer.start();
                ClientUnderTest client = ClientUnderTest
                        .of(TestSettings.at(server.port()).connections(1).commandTimeout(TIMEOUT).connectTimeout(TIMEOUT))) {
            client.send("PING").reply();
            server.pause();
            client.send("ECHO", "lost").failure();
            server.resume();

            await().untilAsserted(() -> assertThat(client.send("ECHO", "own").isReply()).isTrue());
            assertThat(client.send("ECHO", "mine").text()).isEqualTo("mine");
        }
    }

    /** A killed connection loses nothing that the server did, so that the count is exact within what is unknown. */
    @Test
    void send_connectionsKilledUnderLoad_countsWhatWasAcknowledgedAndNothingTwice() {
        try (RedisServer server = RedisServer.start();
                ClientUnderTest client = ClientUnderTest
                        .of(TestSettings.at(server.port()).commandTimeout(Duration.ofSeconds(10)));
                ClientUnderTest killer = ClientUnderTest.of(TestSettings.at(server.port()).connections(1))) {
            List<CompletableFuture<List<Outcome>>> callers = new ArrayList<>();
            AtomicBoolean stop = new AtomicBoolean();
            for (int i = 0; i < 4; i++) {
                callers.add(CompletableFuture.supplyAsync(() -> countUp(client, stop), task -> new Thread(task).start()));
            }
            for (int kills = 0; kills < 20; kills++) {
                killer.send("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes").reply();
                client.send("PING").isReply();
            }
            stop.set(true);
            List<Outcome> all = callers.stream().flatMap(caller -> caller.join().stream()).toList();
            long acknowledged = all.stream().filter(Outcome::isReply).count();
            long notSent = all.stream().filter(each -> !each.isReply() && wasNotSent(each)).count();

            long counted = Long.parseLong(killer.send("GET", "counter").text());
            assertThat(counted).isBetween(acknowledged, all.size() - notSent);
            assertThat(acknowledged).as("calls that worked").isPositive().isLessThan(all.size());
            assertThat(all).allSatisfy(each -> assertThat(each.told()).isEqualTo(1));
        }
    }

    private static boolean wasNotSent(Outcome outcome) {
        return outcome.failure(RedisException.class).delivery() == Delivery.NOT_SENT;
    }

    private static List<Outcome> countUp(ClientUnderTest client, AtomicBoolean stop) {
        List<Outcome> outcomes = new ArrayList<>();
        while (!stop.get()) {
            for (int i = 0; i < 50; i++) {
                outcomes.add(client.send("INCR", "counter"));
            }
            outcomes.get(outcomes.size() - 1).isReply();
        }
        return outcomes;
    }
}
