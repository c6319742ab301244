package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

/** The first connection is greeted late, as by a server that hangs; the others are at once. */
class LaneLookAnewTest {

    private final ScriptedServer server = ScriptedServer.start().hold("HELLO").on("PING", Reaction.reply(Resp.PONG));
    private final ClientUnderTest client = ClientUnderTest
            .of(TestSettings.at(server.port()).connections(1).connectTimeout(Duration.ofMinutes(1)));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ReceivedCommand lookAnewInAttempt() {
        Outcome waiting = client.send("PING");
        ReceivedCommand hello = server.take("HELLO");
        server.on("HELLO", Reaction.reply(Resp.HELLO));
        client.lanes().lookAnew();
        assertThat(waiting.text()).isEqualTo("PONG");
        return hello;
    }

    @Test
    void lookAnew_attemptHangs_anotherOneIsMadeAtOnce() {
        lookAnewInAttempt();

        assertThat(client.states()).containsExactly(ConnectionState.CONNECTING, ConnectionState.READY);
    }

    @Test
    void lookAnew_abandonedAttemptSucceedsLate_itsConnectionIsClosed() {
        ReceivedCommand hello = lookAnewInAttempt();
        hello.reply(Resp.HELLO);
        hello.peer().awaitEnd();

        assertThat(client.send("PING").text()).isEqualTo("PONG");
        assertThat(server.connections()).isEqualTo(2);
        assertThat(client.lanes().state()).isEqualTo(ConnectionState.READY);
    }

    @Test
    void lookAnew_abandonedAttemptFailsLate_isNotNoticed() {
        ReceivedCommand hello = lookAnewInAttempt();
        hello.reply(Resp.error("ERR unknown command"));
        hello.reply(Resp.error("ERR late"));
        hello.peer().close();
        hello.peer().awaitEnd();

        assertThat(client.send("PING").text()).isEqualTo("PONG");
        assertThat(client.states()).containsExactly(ConnectionState.CONNECTING, ConnectionState.READY);
    }
}
