package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisOverloadException;
import io.redkit.RedisTimeoutException;
import io.redkit.runtime.config.ResilienceSettings.OfflineQueue;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

/** A server that does not greet, and patience enough to wait for it; what waits has deadlines of its own. */
class OfflineQueueTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(60);
    private static final String SIXTY_BYTES = "x".repeat(60);

    private final ScriptedServer server = ScriptedServer.start().hold("HELLO").on("GET", Reaction.echo())
            .on("SET", Reaction.reply(Resp.OK));

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void call_firstAndOverItsDeadline_endsThenAndWasNotSent() {
        try (ClientUnderTest client = client(100, 10_000)) {
            long start = System.nanoTime();
            Outcome first = client.send(ClientUnderTest.call("GET", "a").within(SHORT));

            assertThat(first.failure(RedisTimeoutException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(Duration.ofNanos(first.endNanos() - start)).isBetween(SHORT, Duration.ofSeconds(5));
        }
    }

    @Test
    void call_behindAPatientOne_endsAtItsOwnDeadline() {
        try (ClientUnderTest client = client(100, 10_000)) {
            Outcome patient = client.send("GET", "a");
            Outcome hasty = client.send(ClientUnderTest.call("GET", "b").within(SHORT));
            hasty.failure(RedisTimeoutException.class);
            greet();

            assertThat(patient.text()).isEqualTo("a");
            assertThat(hasty.told()).isEqualTo(1);
        }
    }

    @Test
    void call_overItsDeadline_makesRoomForAnother() {
        try (ClientUnderTest client = client(1, 100)) {
            Outcome gone = client.send(ClientUnderTest.call("SET", "a", SIXTY_BYTES).within(SHORT));
            gone.failure(RedisTimeoutException.class);
            Outcome next = client.send("SET", "b", SIXTY_BYTES);
            assertFull(client);
            greet();

            assertThat(next.text()).isEqualTo("OK");
        }
    }

    @Test
    void call_sent_makesRoomForAnotherInTheNextOutage() {
        try (ClientUnderTest client = client(1, 100)) {
            Outcome first = client.send("SET", "a", SIXTY_BYTES);
            ReceivedCommand hello = server.take("HELLO");
            hello.reply(Resp.HELLO);
            first.text();
            hello.peer().close();
            hello = server.take("HELLO");
            Outcome second = client.send("SET", "b", SIXTY_BYTES);
            assertFull(client);
            hello.reply(Resp.HELLO);

            assertThat(second.text()).isEqualTo("OK");
        }
    }

    @Test
    void call_oneTooMany_isRefused() {
        try (ClientUnderTest client = client(2, 10_000)) {
            client.send("GET", "a");
            client.send("GET", "b");

            assertThat(client.send("GET", "c").failure(RedisOverloadException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
        }
    }

    @Test
    void call_oneByteTooMany_isRefused() {
        try (ClientUnderTest client = client(100, 100)) {
            client.send("SET", "a", SIXTY_BYTES);
            Outcome small = client.send("GET", "c");

            client.send("SET", "b", SIXTY_BYTES).failure(RedisOverloadException.class);
            greet();
            assertThat(small.text()).isEqualTo("c");
        }
    }

    /** What was sent before has reached the queue by then: only one finds room. */
    private static void assertFull(ClientUnderTest client) {
        client.send("GET", "one too many").failure(RedisOverloadException.class);
    }

    private void greet() {
        server.take("HELLO").reply(Resp.HELLO);
    }

    private ClientUnderTest client(int maxCommands, long maxBytes) {
        return ClientUnderTest.of(TestSettings.at(server.port()).connections(1).connectTimeout(LONG).commandTimeout(LONG)
                .offlineQueue(new OfflineQueue(true, maxCommands, maxBytes)));
    }
}
