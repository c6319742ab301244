package io.redkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.ConnectionState;
import io.redkit.codec.JsonCodecs;
import io.redkit.runtime.config.ResilienceConfig.DegradedCommands;
import io.redkit.runtime.config.ResilienceConfig.DegradedHealth;
import io.redkit.runtime.config.ResilienceSettings.Degraded;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;

class ConnectionEventsTest {

    private static final Duration PROBE = Duration.ofMillis(10);

    private final ScriptedServer server = ScriptedServer.start().on("PING", Reaction.reply(Resp.PONG));
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
    private final RedkitClient client = new RedkitClient(vertx,
            TestSettings.at(server.port()).connections(1)
                    .degraded(new Degraded(Duration.ofSeconds(2), OptionalInt.empty(), PROBE, DegradedCommands.FAIL,
                            DegradedHealth.DOWN))
                    .build(),
            new NetClientOptions(), new JsonCodecs(new ObjectMapper()), new ConnectionEvents(vertx));

    @AfterEach
    void end() {
        client.close(Duration.ZERO);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @Test
    void log_outageOfManyAttempts_oneLineForEachChange() {
        try (LogLines lines = LogLines.of("io.redkit.connection")) {
            client.blocking().ping();
            server.on("HELLO", Reaction.hangUp());
            server.connection(0).close();
            await().until(() -> client.blocking().connectionState() == ConnectionState.DEGRADED);
            int attempts = server.connections();
            await().until(() -> server.connections() >= attempts + 5);
            server.on("HELLO", Reaction.reply(Resp.HELLO));
            await().until(() -> client.blocking().connectionState() == ConnectionState.READY);

            assertThat(attempts).as("attempts before the client was degraded").isGreaterThan(2);
            assertThat(lines.all()).satisfiesExactly(line -> assertThat(line).startsWith("INFO").contains("is ready"),
                    line -> assertThat(line).startsWith("WARN").contains("Next attempt in"),
                    line -> assertThat(line).startsWith("ERROR").contains("is degraded"),
                    line -> assertThat(line).startsWith("INFO").contains("is ready"));
        }
    }
}
