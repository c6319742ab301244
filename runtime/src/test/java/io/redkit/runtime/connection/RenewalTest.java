package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisCredentials;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** What becomes of the renewal of a connection that is not needed any more: its time comes when nobody wants it. */
class RenewalTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LIFE = Duration.ofSeconds(1);

    private final ScriptedServer server = ScriptedServer.start().on("PING", Reaction.reply(Resp.PONG));
    private final ScriptedCredentials credentials = new ScriptedCredentials(
            question -> question == 1 ? valid(Instant.now().plus(LIFE)) : valid(null));
    private final ClientUnderTest client = ClientUnderTest.of(TestSettings.at(server.port()).connections(1)
            .connectTimeout(LONG).commandTimeout(LONG).reconnectAfter(Duration.ofMillis(5)), credentials);

    @BeforeEach
    void connect() {
        client.send("PING").text();
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void connection_lost_isNotRenewedBesidesTheReconnect() {
        server.hold("HELLO");
        server.connection(0).close();
        ReceivedCommand hello = server.take("HELLO");

        assertNothingIsAskedBut(2);
        hello.reply(Resp.HELLO);
        assertThat(client.send("PING").text()).isEqualTo("PONG");
    }

    @Test
    void connection_readOnly_isNotRenewedBesidesTheReconnect() {
        server.hold("HELLO").on("SET", Reaction.reply(Resp.error("READONLY You can't write against a read only replica.")));
        client.send("SET", "a", "1").failure();
        ReceivedCommand hello = server.take("HELLO");

        assertNothingIsAskedBut(2);
        hello.reply(Resp.HELLO);
        assertThat(client.send("PING").text()).isEqualTo("PONG");
    }

    @Test
    void connection_finishesItsLastCalls_isNotRenewed() {
        Outcome last = client.send("GET", "a");
        ReceivedCommand command = server.take("GET");
        var closing = client.lanes().close(LONG);

        assertNothingIsAskedBut(1);
        command.reply(Resp.bulk("v"));
        assertThat(last.text()).isEqualTo("v");
        await().until(closing::isComplete);
    }

    @Test
    void renewal_underWayWhenTheClientIsClosed_leavesNoConnection() {
        server.hold("HELLO");
        ReceivedCommand hello = server.take("HELLO");
        client.closeLanes(Duration.ZERO);
        hello.reply(Resp.HELLO);

        hello.peer().awaitEnd();
    }

    @Test
    void renewal_failsAgainAndAgain_warnsOnce() {
        server.on("HELLO", Reaction.hangUp());
        try (LogLines lines = LogLines.of(Renewal.class.getName())) {
            await().until(() -> server.connections() >= 4);

            assertThat(lines.all()).singleElement().asString().startsWith("WARN").contains("cannot be renewed yet");
        }
    }

    private void assertNothingIsAskedBut(int questions) {
        await().during(LIFE.plusMillis(200)).atMost(Duration.ofSeconds(20)).until(() -> credentials.questions() == questions);
    }

    private static Uni<RedisCredentials> valid(Instant until) {
        return Uni.createFrom().item(new RedisCredentials("app", "secret", until));
    }
}
