package io.redkit.runtime.degraded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.ConnectionState;
import io.redkit.RedisConnectionException;
import io.redkit.RedisService;
import io.redkit.TimeToLive;
import io.redkit.codec.JsonCodecs;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;
import io.redkit.runtime.config.ResilienceSettings.Degraded;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;

class DefaultsWhileDegradedTest {

    private final int port = RedisServer.freePort();
    private final Vertx vertx = Vertx.vertx();
    private final RedkitClient client = new RedkitClient(vertx, TestSettings.at(port).connections(1)
            .degraded(new Degraded(Duration.ofMillis(50), OptionalInt.empty(), Duration.ofMillis(20),
                    DegradedCommands.DEFAULTS, DegradedHealth.UP))
            .build(), new NetClientOptions(), new JsonCodecs(new ObjectMapper()), event -> {
            });
    private final RedisService redis = client.blocking();

    @BeforeEach
    void degrade() {
        redis.get("key");
        await().until(() -> redis.connectionState() == ConnectionState.DEGRADED);
    }

    @AfterEach
    void end() {
        client.close(Duration.ZERO);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void reads_degraded_seeAnEmptyRedis() {
        assertThat(redis.get("key")).isNull();
        assertThat(redis.getJson("key", Map.class)).isNull();
        assertThat(redis.getAll(List.of("a", "b"))).isEmpty();
        assertThat(redis.exists("key")).isFalse();
        assertThat(redis.ttl("key")).isEqualTo(TimeToLive.ofMillis(-2));
        assertThat(redis.hGetAll("key")).isEmpty();
    }

    @Test
    void writes_degraded_areDroppedAsIfTheyWorked() {
        redis.set("key", "value");
        redis.setAll(Map.of("a", "1"));

        assertThat(redis.del("key")).isZero();
        assertThat(redis.incrBy("counter", 5)).isEqualTo(5);
    }

    @Test
    void command_withoutObviousDefault_fails() {
        assertThatThrownBy(() -> redis.execute("EVAL", "return 1", 0)).isInstanceOf(RedisConnectionException.class);
    }

    @Test
    void health_declaredToBeUp_isUpAndTellsThatItIsDegraded() {
        assertThat(redis.healthCheck()).satisfies(report -> assertThat(report.healthy()).isTrue())
                .satisfies(report -> assertThat(report.degraded()).isTrue());
        assertThat(redis.isHealthy()).isFalse();
    }

    @Test
    void warning_manyCommandsInTwoOutages_isGivenOnceForEach() {
        RedisServerOptions here = RedisServerOptions.embedded().withPort(port);
        try (LogLines lines = LogLines.of("io.redkit.degraded")) {
            try (RedisServer server = RedisServer.start(here)) {
                await().until(() -> redis.connectionState() == ConnectionState.READY);
                redis.set("key", "value");
            }
            await().until(() -> redis.connectionState() == ConnectionState.DEGRADED);
            for (int i = 0; i < 10; i++) {
                redis.get("key");
            }

            assertThat(lines.all()).filteredOn(line -> line.contains("is away")).singleElement().asString().startsWith("WARN")
                    .contains("commands return defaults");
        }
    }

    @Test
    void commands_serverIsBack_areExecutedAgain() {
        try (RedisServer server = RedisServer.start(RedisServerOptions.embedded().withPort(port))) {
            await().until(() -> redis.connectionState() == ConnectionState.READY);
            await().untilAsserted(() -> {
                redis.set("key", "value");
                assertThat(redis.get("key")).isEqualTo("value");
            });
        }
    }
}
