package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisTimeoutException;
import io.redkit.TimeoutDiagnosis;
import io.redkit.TimeoutDiagnosis.Cause;
import io.redkit.TimeoutDiagnosis.Phase;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

class TimeoutDiagnosisTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ScriptedServer server = ScriptedServer.start();
    private final ClientUnderTest client = ClientUnderTest.of(TestSettings.at(server.port()).connections(1));

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void timeout_muteServer_isSentAndSilentWithTheP99OfBefore() {
        answered("a");

        RedisTimeoutException timeout = client.send(ClientUnderTest.call("GET", "b").within(SHORT))
                .failure(RedisTimeoutException.class);

        TimeoutDiagnosis diagnosis = timeout.diagnosis();
        assertThat(timeout.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(diagnosis.phase()).isEqualTo(Phase.SENT);
        assertThat(diagnosis.cause()).isEqualTo(Cause.SERVER_SILENT);
        assertThat(diagnosis.inFlight()).isEqualTo(1);
        assertThat(diagnosis.lastByteAgo()).isGreaterThanOrEqualTo(SHORT);
        assertThat(diagnosis.recentP99()).isNotNull();
        assertThat(timeout).hasMessageContaining("GET did not end within 1000 ms").message().doesNotContain("\"b\"");
    }

    @Test
    void timeout_serverAnswersOthersFirst_isSlow() {
        answered("a");
        Outcome before = client.send("GET", "b");
        ReceivedCommand received = server.take("GET", "b");
        Outcome late = client.send(ClientUnderTest.call("GET", "c").within(SHORT));
        server.take("GET", "c");
        received.reply(Resp.bulk("1"));
        before.reply();

        assertThat(late.failure(RedisTimeoutException.class).diagnosis().cause()).isEqualTo(Cause.SERVER_SLOW);
    }

    @Test
    void timeout_eventLoopIsBusy_isTheClientsOwnFault() throws InterruptedException {
        answered("a");
        Outcome late = client.send(ClientUnderTest.call("GET", "b").within(SHORT));
        server.take("GET", "b");
        CountDownLatch busy = new CountDownLatch(1);
        client.onTheLoopOfTheLane(() -> busy.await(2 * SHORT.toMillis(), TimeUnit.MILLISECONDS));

        assertThat(late.failure(RedisTimeoutException.class).diagnosis().cause()).isEqualTo(Cause.CLIENT_OVERLOADED);
    }

    private void answered(String key) {
        Outcome outcome = client.send("GET", key);
        server.take("GET", key).reply(Resp.bulk("1"));
        outcome.reply();
    }
}
