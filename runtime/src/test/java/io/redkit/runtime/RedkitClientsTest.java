package io.redkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.codec.JsonCodecs;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class RedkitClientsTest {

    @Test
    void close_clientsWithCommandsInFlight_waitsForThemTogether() {
        try (ScriptedServer server = ScriptedServer.start()) {
            Map<String, RedkitClient> clients = Map.of("a", waiting(server), "b", waiting(server), "c", waiting(server),
                    "d", waiting(server));
            long start = System.nanoTime();

            new RedkitClients(clients, () -> new JsonCodecs(new ObjectMapper())).close();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(TestSettings.TIMEOUT.multipliedBy(clients.size()));
        }
    }

    /** Returns a client that waits for an answer for longer than its time to close. */
    private static RedkitClient waiting(ScriptedServer server) {
        RedkitClient client = TestRedis.client(TestSettings.at(server.port()).commandTimeout(Duration.ofMinutes(1)));
        client.reactive().get("key").subscribeAsCompletionStage();
        server.take("GET");
        return client;
    }
}
