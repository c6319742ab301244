package io.redkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.redkit.RedisLoadingException;
import io.redkit.runtime.config.ResilienceSettings.OfflineQueue;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

class RetryBoundsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final ScriptedServer server = ScriptedServer.start()
            .on("PING", Reaction.reply(Resp.PONG))
            .on("SET", Reaction.reply(Resp.error("LOADING Redis is loading the dataset in memory")));

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({ "2, 10000", "100, 200" })
    void retries_moreThanMayWait_theRestFailsAtOnceWithItsReason(int maxCommands, long maxBytes) {
        OfflineQueue bounds = new OfflineQueue(true, maxCommands, maxBytes);
        TestSettings settings = TestSettings.at(server.port()).connections(1).retriesUntilDeadline().commandTimeout(LONG)
                .retryWaits(Duration.ofMinutes(1), Duration.ofMinutes(2)).offlineQueue(bounds);
        try (ClientFixture client = ClientFixture.of(settings)) {
            client.redis().ping(); // what waits for a connection has the same bounds
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(client.reactive().set("k" + i, "x".repeat(80)).subscribeAsCompletionStage());
            }

            await().until(() -> calls.get(2).isDone());
            assertThat(calls.get(2)).failsWithin(Duration.ZERO).withThrowableThat().havingCause()
                    .isInstanceOf(RedisLoadingException.class).withMessageNotContaining("attempts");
            assertThat(calls.subList(0, 2)).noneMatch(CompletableFuture::isDone);
        }
    }
}
