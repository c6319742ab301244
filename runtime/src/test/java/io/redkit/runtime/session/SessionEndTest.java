package io.redkit.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.redkit.runtime.RedkitClient;
import io.redkit.session.ReactiveRedisSessions;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class SessionEndTest {

    @Test
    void end_replyLost_isAskedForTheRecordedAnswer() {
        try (ScriptedServer server = ScriptedServer.start()) {
            RedkitClient client = TestRedis
                    .client(TestSettings.at(server.port()).commandTimeout(Duration.ofSeconds(20)).retriesUntilDeadline());
            ReactiveRedisSessions sessions = Sessions.reactive(client.patterns(),
                    new SessionSettings(Duration.ofMinutes(30), Duration.ofDays(7), null, 0), event -> {
                    });
            CompletableFuture<Boolean> ended = sessions.end("ada", "handle").subscribeAsCompletionStage();

            ReceivedCommand first = server.take("EVALSHA");
            first.peer().close();
            ReceivedCommand second = server.take("EVALSHA");

            assertThat(second.words()).isEqualTo(first.words());
            assertThat(second.words()).anyMatch(word -> word.startsWith("once:{session:handle}:end:"));
            ended.cancel(true);
            client.close(Duration.ZERO);
        }
    }
}
