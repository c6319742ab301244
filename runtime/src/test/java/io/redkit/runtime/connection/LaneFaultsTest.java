package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.testkit.Peer;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.Shortest;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

class LaneFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ScriptedServer server = ScriptedServer.start();
    private final TestSettings settings = TestSettings.at(server.port()).connections(1);

    @AfterEach
    void end() {
        server.close();
    }

    /** So that what a test sends within a short time goes out at once. */
    private void connect(ClientUnderTest client) {
        server.on("PING", Reaction.reply(Resp.PONG));
        client.send(ClientUnderTest.call("PING").within(PATIENCE)).reply();
    }

    @Test
    void send_replyInPieces_isPutTogether() {
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            Outcome get = client.send("GET", "a");
            server.take("GET").peer().sendInPieces(Resp.bulk("a value in pieces"));

            assertThat(get.text()).isEqualTo("a value in pieces");
        }
    }

    @Test
    void send_pushBetweenReplies_eachCallerGetsItsOwn() {
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            Outcome a = client.send("GET", "a");
            Outcome b = client.send("GET", "b");
            Outcome c = client.send("GET", "c");
            Peer peer = server.take("GET", "c").peer();
            String push = Resp.push(Resp.bulk("invalidate"), Resp.array(Resp.bulk("a")));
            peer.send(push + Resp.bulk("va") + push + push + Resp.bulk("vb") + Resp.bulk("vc") + push);

            assertThat(List.of(a.text(), b.text(), c.text())).containsExactly("va", "vb", "vc");
        }
    }

    @Test
    void timeout_lateReply_reachesNobody() {
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            connect(client);
            Outcome late = client.send(ClientUnderTest.call("GET", "a").within(SHORT));
            RedisTimeoutException failure = late.failure(RedisTimeoutException.class);
            Outcome next = client.send("GET", "b");
            server.take("GET", "b").reply(Resp.bulk("late") + Resp.bulk("own"));

            assertThat(next.text()).isEqualTo("own");
            assertThat(failure.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
            assertThat(late.told()).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void timeout_silentServer_endsInTime() {
        server.on("GET", command -> {
        });
        Duration bound = SHORT.multipliedBy(3);

        assertThat(Shortest.of(bound, this::timeout)).isBetween(SHORT, bound);
    }

    private Duration timeout() {
        try (ClientUnderTest client = ClientUnderTest.of(settings.commandTimeout(SHORT))) {
            connect(client);
            long start = System.nanoTime();
            Outcome lost = client.send("GET", "a");
            lost.failure(RedisTimeoutException.class);
            return Duration.ofNanos(lost.endNanos() - start);
        }
    }

    @Test
    void timeout_silentServer_replacesTheConnection() {
        server.on("GET", command -> {
            if (command.peer().number() > 0) {
                command.reply(Resp.bulk("new"));
            }
        });
        try (ClientUnderTest client = ClientUnderTest.of(settings.commandTimeout(SHORT))) {
            connect(client);
            Outcome lost = client.send("GET", "a");

            assertThat(lost.failure(RedisTimeoutException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
            server.connection(0).awaitEnd();
            assertThat(client.send(ClientUnderTest.call("GET", "b").within(PATIENCE)).text()).isEqualTo("new");
        }
    }

    @Test
    void timeout_serverThatGoesSilentAfterAnswers_isReplaced() {
        try (ClientUnderTest client = ClientUnderTest.of(settings.commandTimeout(SHORT))) {
            connect(client);
            Outcome answered = client.send("GET", "a");
            ReceivedCommand first = server.take("GET", "a");
            Outcome lost = client.send("GET", "b");
            server.take("GET", "b");
            first.reply(Resp.bulk("1")); // a sign of life after the second was sent

            assertThat(answered.text()).isEqualTo("1");
            lost.failure(RedisTimeoutException.class);
            server.connection(0).awaitEnd();
        }
    }

    @Test
    void timeout_shortDeadlineAndNoFurtherCall_silenceIsNoticed() {
        try (ClientUnderTest client = ClientUnderTest.of(settings.commandTimeout(SHORT))) {
            connect(client);

            client.send(ClientUnderTest.call("GET", "a").within(Duration.ofMillis(200))).failure(RedisTimeoutException.class);

            server.connection(0).awaitEnd();
        }
    }

    @Test
    void timeout_slowButTalkingServer_keepsItsConnection() {
        try (ClientUnderTest client = ClientUnderTest.of(settings.commandTimeout(SHORT))) {
            Outcome slow = client.send(ClientUnderTest.call("GET", "a").within(Duration.ofSeconds(10)));
            ReceivedCommand command = server.take("GET");
            Outcome behind = client.send("GET", "b");
            behind.failure(RedisTimeoutException.class);
            command.reply(Resp.bulk("1") + Resp.bulk("2"));

            assertThat(slow.text()).isEqualTo("1");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void timeout_callersThatSendAgainAtOnce_allEndOnTheNextConnection() {
        server.on("GET", command -> {
            if (command.peer().number() > 0) {
                command.reply(Resp.bulk(command.argument(0)));
            }
        });
        try (ClientUnderTest client = ClientUnderTest.of(settings.commandTimeout(SHORT))) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Outcome outcome = new Outcome();
                outcomes.add(outcome);
                String key = "k" + i;
                client.lanes().send(ClientUnderTest.call("GET", key), new Again(client, key, outcome));
            }

            assertThat(outcomes).extracting(Outcome::text)
                    .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> "k" + i).toList());
        }
    }

    @Test
    void close_byServerAfterWrite_outcomeIsUnknownAndTheNextCallWorks() {
        server.on("INCR", Reaction.hangUp()).on("GET", Reaction.echo());
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            Outcome lost = client.send("INCR", "a");

            assertThat(lost.failure(RedisConnectionException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
            assertThat(client.send("GET", "b").text()).isEqualTo("b");
            await().untilAsserted(() -> assertThat(client.states()).containsExactly(ConnectionState.CONNECTING,
                    ConnectionState.READY, ConnectionState.RECONNECTING, ConnectionState.READY));
        }
    }

    @Test
    void close_byReset_outcomeIsUnknownAndTheNextCallWorks() {
        server.on("INCR", command -> command.peer().reset()).on("GET", Reaction.echo());
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            Outcome lost = client.send("INCR", "a");

            assertThat(lost.failure(RedisConnectionException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
            assertThat(client.send("GET", "b").text()).isEqualTo("b");
        }
    }

    @Test
    void reply_hostile_failsWhatIsInFlightAndTheNextCallWorks() {
        server.on("LRANGE", Reaction.reply("*2147483647\r\n")).on("GET", Reaction.echo());
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            client.send("LRANGE", "a", 0L, -1L).failure(RedisProtocolException.class);

            assertThat(client.send("GET", "b").text()).isEqualTo("b");
        }
    }

    @Test
    void reply_twoForOneCommand_closesTheConnection() {
        server.on("GET", Reaction.reply(Resp.bulk("1") + Resp.bulk("2")));
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            assertThat(client.send("GET", "a").text()).isEqualTo("1");
            server.connection(0).awaitEnd();
        }
    }

    @Test
    void send_whileReconnecting_waitsForTheNextConnection() {
        server.on("INCR", Reaction.hangUp()).on("GET", Reaction.echo());
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            client.send("GET", "a").text();
            server.hold("HELLO");
            client.send("INCR", "a").failure();
            Outcome waiting = client.send("GET", "b");
            server.take("HELLO").reply(Resp.HELLO);

            assertThat(waiting.text()).isEqualTo("b");
        }
    }

    @Test
    void send_tooManyInFlight_refusesTheRestAndAnswersTheOthers() {
        server.on("PING", Reaction.reply(Resp.PONG));
        try (ClientUnderTest client = ClientUnderTest.of(settings.maxInFlight(8))) {
            client.send("PING").reply();
            List<Outcome> outcomes = IntStream.range(0, 100).mapToObj(i -> client.send("GET", "k" + i)).toList();

            // before any answer: an answer makes room, which a call that is still on its way to the loop may take
            assertThat(outcomes.subList(8, 100)).allSatisfy(
                    outcome -> assertThat(outcome.failure(RedisOverloadException.class).delivery())
                            .isEqualTo(Delivery.NOT_SENT));
            for (int i = 0; i < 8; i++) {
                server.take("GET", "k" + i).reply(Resp.bulk("v" + i));
            }
            assertThat(outcomes.subList(0, 8)).extracting(Outcome::text).contains("v0", "v7");
            Outcome later = client.send("GET", "later");
            server.take("GET", "later").reply(Resp.bulk("works"));
            assertThat(later.text()).isEqualTo("works");
        }
    }

    @Test
    void send_serverThatDoesNotRead_isBoundedAndEndsInTime() {
        server.on("SET", Reaction.stall());
        TestSettings small = settings.maxQueuedBytes(1 << 20).commandTimeout(Duration.ofSeconds(1));
        try (ClientUnderTest client = ClientUnderTest.of(small)) {
            byte[] value = new byte[256 * 1024];
            List<Outcome> outcomes = IntStream.range(0, 100).mapToObj(i -> client.send("SET", "k", value)).toList();

            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isInstanceOf(RedisException.class));
            assertThat(outcomes).anySatisfy(
                    outcome -> assertThat(outcome.failure()).hasMessageContaining("max-queued-size"));
        }
    }

    /** Sends again from within the callback until there is a reply, as a caller with a retry does. */
    private record Again(ClientUnderTest client, String key, Outcome outcome) implements ReplyHandler {

        @Override
        public void onReply(Response reply) {
            outcome.onReply(reply);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            client.lanes().send(ClientUnderTest.call("GET", key), this);
        }
    }

    @Test
    void readOnly_connectionIsRenewed_eventTellsWhyAndWhen() {
        try (ClientUnderTest client = ClientUnderTest.of(settings)) {
            Outcome refused = client.send("SET", "a", "1");
            server.take("SET", "a").reply(Resp.error("READONLY You can't write against a read only replica."));
            refused.failure(RedisServerException.class);

            await().untilAsserted(() -> assertThat(client.events())
                    .filteredOn(event -> event.state() == ConnectionState.RECONNECTING).singleElement()
                    .satisfies(event -> assertThat(event.failure()).isNotNull())
                    .satisfies(event -> assertThat(event.retryIn()).isEqualTo(Duration.ZERO)));
            client.awaitState(ConnectionState.READY);
        }
    }
}
