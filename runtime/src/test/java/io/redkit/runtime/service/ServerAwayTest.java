package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.HealthReport;
import io.redkit.RedisConnectionException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisService;
import io.redkit.RedisTimeoutException;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

@OnEveryTarget
class ServerAwayTest extends ServiceContract {

    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private RedisService at(int port) {
        var client = TestRedis.client(TestSettings.at(port).commandTimeout(TIMEOUT));
        closeLater(client);
        return target.serviceOf(client);
    }

    @Test
    void nobodyListens_healthCheckReportsAndNothingThrows() {
        int port = RedisServer.freePort();
        RedisService away = at(port);
        assertThat(away.isHealthy()).isFalse();
        HealthReport report = away.healthCheck();
        assertThat(report.healthy()).isFalse();
        assertThat(report.latency()).isNull();
        assertThat(report.failure()).contains("connection refused").contains(Integer.toString(port));
        assertThat(report.port()).isEqualTo(port);
        assertThat(report.state()).isIn(ConnectionState.RECONNECTING, ConnectionState.DEGRADED);
        assertThat(away.connectionState()).isIn(ConnectionState.RECONNECTING, ConnectionState.DEGRADED);
    }

    @Test
    void nobodyListens_commandFailsWithinItsDeadlineAndWasNotSent() {
        RedisService away = at(RedisServer.freePort());
        long start = System.nanoTime();
        assertThatThrownBy(() -> away.set("key", "v")).isInstanceOfSatisfying(RedisConnectionException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusSeconds(1));
    }

    @Test
    void serverIsMute_commandTimesOutWithUnknownOutcome() {
        try (ScriptedServer server = ScriptedServer.start()) {
            RedisService mute = at(server.port());
            assertThatThrownBy(() -> mute.set("hush", "hush")).satisfiesAnyOf(
                    e -> assertThat(e).isInstanceOfSatisfying(RedisTimeoutException.class,
                            timeout -> assertThat(timeout.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN)),
                    e -> assertThat(e).isInstanceOfSatisfying(RedisConnectionException.class,
                            lost -> assertThat(lost.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN)))
                    .hasMessageNotContaining("hush");
            assertThat(mute.isHealthy()).isFalse();
        }
    }

    @Test
    void serverAnswersWithAnotherType_isAnErrorAndNoGuess() {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.on("GET", command -> command.reply(Resp.integer(1))).on("INCR", command -> command.reply(Resp.NULL))
                    .on("MGET", command -> command.reply(Resp.array(Resp.bulk("only one"))))
                    .on("HGETALL", command -> command.reply(Resp.bulk("text")));
            RedisService odd = at(server.port());
            assertThatThrownBy(() -> odd.get("key")).hasMessageContaining("BULK was expected, and NUMBER came");
            assertThatThrownBy(() -> odd.incr("key")).hasMessageContaining("NUMBER was expected, and null came");
            assertThatThrownBy(() -> odd.hGetAll("key")).hasMessageContaining("MULTI was expected, and BULK came");
            assertThatThrownBy(() -> odd.getAll(List.of("a", "b")))
                    .isInstanceOf(RedisProtocolException.class);
        }
    }

    @Test
    void serverComesBack_worksAgainWithoutRestart() {
        int port = RedisServer.freePort();
        RedisService service = at(port);
        assertThat(service.isHealthy()).isFalse();
        try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(port))) {
            await().until(service::isHealthy);
            service.set("key", "v");
            assertThat(service.get("key")).isEqualTo("v");
            assertThat(service.connectionState()).isEqualTo(ConnectionState.READY);
        }
    }
}
