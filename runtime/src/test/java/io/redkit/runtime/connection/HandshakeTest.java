package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.Delivery;
import io.redkit.RedisAuthenticationException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisPermissionException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.testkit.Peer;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

class HandshakeTest {

    private static final String SECRET = "open-sesame";
    private static final String TOO_OLD = "ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `" + SECRET
            + "`";

    private final ScriptedServer server = ScriptedServer.start().on("GET", Reaction.echo());
    private final TestSettings settings = TestSettings.at(server.port()).connections(1);

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void connect_noCredentials_saysHelloWithItsName() {
        server.hold("HELLO");
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            client.send("GET", "a");

            assertThat(server.take("HELLO").words()).containsExactly("HELLO", "3", "SETNAME", "redkit-test");
        }
    }

    @Test
    void connect_newServer_isToldTheLibrary_andMayRefuse() {
        List<List<String>> told = new CopyOnWriteArrayList<>();
        server.on("HELLO", Reaction.reply(Resp.HELLO.replace("7.0.0", "8.1.1"))).on("CLIENT", command -> {
            told.add(command.words());
            command.reply(Resp.error("NOPERM no"));
        });
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            assertThat(client.send("GET", "a").text()).isEqualTo("a");
            assertThat(told).containsExactly(List.of("CLIENT", "SETINFO", "LIB-NAME", "redkit"));
        }
    }

    @Test
    void connect_passwordOnly_logsInAsTheDefaultUser() {
        server.hold("HELLO");
        try (ClientUnderTest client = ClientUnderTest.of(settings.password(SECRET))) {
            client.send("GET", "a");

            assertThat(server.take("HELLO").words()).containsSequence("AUTH", "default", SECRET);
        }
    }

    @Test
    void connect_database_isSelectedBeforeAnythingElse() {
        server.hold("SELECT");
        try (ClientUnderTest client = ClientUnderTest.of(settings.database(7))) {
            Outcome get = client.send("GET", "a");
            var select = server.take("SELECT", "7");
            assertThat(get.isDone()).isFalse();
            select.reply(Resp.OK);

            assertThat(get.text()).isEqualTo("a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { TOO_OLD, "ERR unknown command 'HELLO'", "NOPROTO unsupported protocol version" })
    void connect_serverTooOldForHello_fallsBackToResp2(String refusal) {
        server.on("HELLO", Reaction.reply(Resp.error(refusal))).on("CLIENT", Reaction.reply(Resp.OK));
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            assertThat(client.send("GET", "a").text()).isEqualTo("a");
        }
    }

    @Test
    void connect_serverTooOldForHello_getsCredentialsNameAndDatabaseOneByOne() {
        server.on("HELLO", Reaction.reply(Resp.error(TOO_OLD)));
        try (ClientUnderTest client = ClientUnderTest.of(settings.user("app", SECRET).database(2))) {
            Outcome get = client.send("GET", "a");
            var auth = server.take("AUTH", "app");
            assertThat(auth.argument(1)).isEqualTo(SECRET);
            auth.reply(Resp.OK);
            var name = server.take("CLIENT", "SETNAME");
            assertThat(name.argument(1)).isEqualTo("redkit-test");
            name.reply(Resp.OK);
            server.take("SELECT", "2").reply(Resp.OK);

            assertThat(get.text()).isEqualTo("a");
        }
    }

    @Test
    void connect_serverTooOldForHello_passwordWithoutUserIsSentAlone() {
        server.on("HELLO", Reaction.reply(Resp.error(TOO_OLD)));
        try (ClientUnderTest client = ClientUnderTest.of(settings.password(SECRET))) {
            client.send("GET", "a");

            assertThat(server.take("AUTH").words()).containsExactly("AUTH", SECRET);
        }
    }

    @Test
    void connect_wrongPassword_failsAtOnceAndShowsNoSecret() {
        server.on("HELLO", Reaction.reply(Resp.error("WRONGPASS invalid username-password pair or user is disabled.")));
        try (ClientUnderTest client = ClientUnderTest.of(settings.password(SECRET).commandTimeout(Duration.ofMinutes(1)))) {
            RedisException failure = client.send("GET", "a").failure(RedisAuthenticationException.class);

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(failure).hasMessageContaining("quarkus.redkit.password").hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void connect_wrongPasswordOfAnOldServer_failsAtOnceAndShowsNoSecret() {
        server.on("HELLO", Reaction.reply(Resp.error(TOO_OLD)))
                .on("AUTH", Reaction.reply(Resp.error("WRONGPASS invalid password")));
        try (ClientUnderTest client = ClientUnderTest.of(settings.password(SECRET).commandTimeout(Duration.ofMinutes(1)))) {
            assertThat(client.send("GET", "a").failure(RedisAuthenticationException.class))
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void connect_noPermission_isToldAsSuch() {
        server.on("HELLO", Reaction.reply(Resp.error("NOPERM this user has no permissions to run the 'hello' command")));
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            client.send("GET", "a").failure(RedisPermissionException.class);
        }
    }

    @Test
    void connect_tooManyClients_failsWithTheServersWords() {
        server.on("HELLO", command -> {
            command.reply(Resp.error("ERR max number of clients reached"));
            command.peer().close();
        });
        try (ClientUnderTest client = ClientUnderTest.of(settings.commandTimeout(Duration.ofMinutes(1)))) {
            assertThat(client.send("GET", "a").failure(RedisServerException.class))
                    .hasMessageContaining("max number of clients reached");
        }
    }

    @Test
    void connect_refusedBeforeHello_failsInTime() {
        server.onConnect(peer -> {
            peer.send(Resp.error("ERR max number of clients reached"));
            peer.reset();
        });
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            assertThat(client.send("GET", "a").failure(RedisException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
        }
    }

    @Test
    void connect_helloAnsweredByGarbage_failsAndClosesTheConnection() {
        server.on("HELLO", Reaction.reply("HTTP/1.1 400 Bad Request\r\n"));
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            assertThat(client.send("GET", "a").failure(RedisProtocolException.class))
                    .hasMessageContaining("(not sent)").hasMessageNotContaining("outcome unknown");
            server.connection(0).awaitEnd();
        }
    }

    @Test
    void connect_helloNeverAnswered_failsInTimeAndClosesTheConnection() {
        server.on("HELLO", Reaction.silence());
        TestSettings impatient = settings.connectTimeout(Duration.ofMillis(100)).commandTimeout(Duration.ofMillis(300));
        try (ClientUnderTest client = ClientUnderTest.of(impatient)) {
            Outcome get = client.send("GET", "a");

            assertThat(get.failure(RedisConnectionException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
            server.connection(0).awaitEnd();
        }
    }

    @Test
    void connect_helloAnsweredTooLate_theNextAttemptCounts() {
        server.on("HELLO", command -> {
            if (command.peer().number() > 0) {
                command.reply(Resp.HELLO);
            }
        });
        try (ClientUnderTest client = ClientUnderTest.of(settings.connectTimeout(Duration.ofMillis(100)))) {
            Outcome get = client.send("GET", "a");
            Peer first = server.connection(0);
            server.connection(1);
            first.send(Resp.HELLO);

            assertThat(get.text()).isEqualTo("a");
            first.awaitEnd();
        }
    }
}
