package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.ConnectionState;
import io.redkit.RedisClosedException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisServerException;
import io.redkit.runtime.command.ReplyHandler;
import io.redkit.testkit.Peer;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** The order, the bounds and the end of calls on a connection that never gives up. */
class PersistentConnectionTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ScriptedServer server = ScriptedServer.start();
    private final List<ClientUnderTest> clients = new ArrayList<>();
    private final List<String> executed = new CopyOnWriteArrayList<>();
    private final Reaction execute = command -> {
        executed.add(command.argument(0));
        command.reply(Resp.OK);
    };

    @AfterEach
    void end() {
        clients.forEach(ClientUnderTest::close);
        server.close();
    }

    private TestSettings settings() {
        return TestSettings.at(server.port());
    }

    private PersistentConnection open(TestSettings settings) {
        ClientUnderTest client = ClientUnderTest.of(settings);
        clients.add(client);
        return client.persistent();
    }

    private static Outcome send(PersistentConnection over, String command, Object... arguments) {
        Outcome outcome = new Outcome();
        over.send(ClientUnderTest.call(command, arguments), outcome);
        return outcome;
    }

    private static Outcome sendWithin(Duration deadline, PersistentConnection over, String command, Object... arguments) {
        Outcome outcome = new Outcome();
        over.send(ClientUnderTest.call(command, arguments).within(deadline), outcome);
        return outcome;
    }

    /** Ends the connection under calls that the server has received, and waits until the client knows. */
    private void hangUpUnder(PersistentConnection connection, String... received) {
        Peer peer = null;
        for (String each : received) {
            peer = server.take("SET", each).peer();
        }
        server.on("SET", execute); // before the client can be back
        peer.close();
        await().until(() -> connection.state() == ConnectionState.RECONNECTING || server.connections() > 1);
    }

    @Test
    void lost_callsComeDuringTheWait_areSentBehindThoseInFlight() {
        PersistentConnection connection = open(settings().reconnect(PAUSE, PAUSE));
        send(connection, "SET", "1");
        send(connection, "SET", "2");
        hangUpUnder(connection, "1", "2");
        send(connection, "SET", "3");

        assertThat(send(connection, "SET", "4").text()).isEqualTo("OK");
        assertThat(executed).containsExactly("1", "2", "3", "4");
    }

    @Test
    void silentServer_someCallsAreOverdueAndSomeNot_orderIsKept() {
        PersistentConnection connection = open(settings().commandTimeout(SHORT));
        sendWithin(SHORT, connection, "SET", "1");
        sendWithin(LONG, connection, "SET", "2");
        Outcome last = sendWithin(SHORT, connection, "SET", "3");
        server.take("SET", "3");
        server.on("SET", execute);

        assertThat(last.text()).isEqualTo("OK");
        assertThat(executed).containsExactly("1", "2", "3");
    }

    @Test
    void slowConnect_deadlinesPassMeanwhile_orderIsKept() {
        server.hold("HELLO").on("SET", execute);
        PersistentConnection connection = open(settings().commandTimeout(SHORT).connectTimeout(LONG));
        Outcome first = sendWithin(SHORT, connection, "SET", "1");
        sendWithin(LONG, connection, "SET", "2");
        await().during(SHORT.multipliedBy(2)).until(() -> !first.isDone());
        server.take("HELLO").reply(Resp.HELLO);

        assertThat(first.text()).isEqualTo("OK");
        assertThat(send(connection, "SET", "3").text()).isEqualTo("OK");
        assertThat(executed).containsExactly("1", "2", "3");
    }

    @Test
    void idle_lost_nextCallConnectsAtOnce() {
        server.on("SET", execute);
        PersistentConnection connection = open(settings().reconnect(LONG, LONG));
        send(connection, "SET", "1").text();
        server.connection(0).close();
        await().until(() -> connection.state() == ConnectionState.RECONNECTING);

        assertThat(send(connection, "SET", "2").text()).isEqualTo("OK");
    }

    @Test
    void maxInFlight_reachedWhileAway_refusesNewCallsAndNoOthers() {
        PersistentConnection connection = open(settings().maxInFlight(2).reconnect(PAUSE, PAUSE));
        Outcome inFlight = send(connection, "SET", "1");
        hangUpUnder(connection, "1");
        Outcome second = send(connection, "SET", "2");
        Outcome tooMuch = send(connection, "SET", "3");

        tooMuch.failure(RedisOverloadException.class);
        assertThat(inFlight.text() + second.text()).isEqualTo("OKOK");
    }

    @Test
    void maxInFlight_reachedWhileConnected_refusesNewCalls() {
        PersistentConnection connection = open(settings().maxInFlight(2));
        send(connection, "SET", "1");
        send(connection, "SET", "2");
        server.take("SET", "2");

        send(connection, "SET", "3").failure(RedisOverloadException.class);
    }

    @Test
    void maxQueuedBytes_reachedWhileAway_refusesNewCalls() {
        PersistentConnection connection = open(settings().maxQueuedBytes(100).reconnect(PAUSE, PAUSE));
        send(connection, "SET", "1");
        hangUpUnder(connection, "1");
        Outcome large = send(connection, "SET", "2", new byte[200]);
        Outcome tooMuch = send(connection, "SET", "3");

        assertThat(tooMuch.failure(RedisOverloadException.class)).hasMessageContaining("max-queued-size");
        assertThat(large.text()).isEqualTo("OK");
    }

    @Test
    void lost_moreInFlightThanMayBeWrittenAtOnce_allAreExecutedInOrder() {
        PersistentConnection connection = open(settings().maxQueuedBytes(100));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            outcomes.add(send(connection, "SET", "" + i, new byte[80]));
            if (i < 3) {
                server.take("SET", "" + i);
            }
        }
        hangUpUnder(connection, "3");

        outcomes.forEach(outcome -> assertThat(outcome.text()).isEqualTo("OK"));
        assertThat(executed).containsExactly("0", "1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "READONLY You can't write against a read only replica.",
            "UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)" })
    void serverHasBecomeAReplica_callGoesOverANewConnection(String error) {
        PersistentConnection connection = open(settings());
        Outcome outcome = send(connection, "BLPOP", "queue", 0L);
        server.take("BLPOP").reply(Resp.error(error));
        server.take("BLPOP").reply(Resp.bulk("element"));

        assertThat(outcome.text()).isEqualTo("element");
        assertThat(server.connections()).isEqualTo(2);
        server.connection(0).awaitEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = { "LOADING Redis is loading the dataset in memory", "CLUSTERDOWN The cluster is down",
            "TRYAGAIN Multiple keys request during rehashing of slot", "ASK 4711 127.0.0.1:6379" })
    void serverRefusesForNow_callWaitsOnTheSameConnection(String refusal) {
        PersistentConnection connection = open(settings());
        Outcome outcome = send(connection, "BLPOP", "queue", 0L);
        server.take("BLPOP").reply(Resp.error(refusal));
        server.take("BLPOP").reply(Resp.bulk("element"));

        assertThat(outcome.text()).isEqualTo("element");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void unblockedByAnAdministrator_isTold() {
        PersistentConnection connection = open(settings());
        Outcome outcome = send(connection, "BLPOP", "queue", 0L);
        server.take("BLPOP").reply(Resp.error("UNBLOCKED client unblocked via CLIENT UNBLOCK"));

        assertThat(outcome.failure(RedisServerException.class).code()).isEqualTo("UNBLOCKED");
    }

    @Test
    void close_callbacksThrow_allOthersAreTold() {
        PersistentConnection connection = open(settings().reconnect(LONG, LONG));
        List<RedisException> ends = new CopyOnWriteArrayList<>();
        connection.onEnd(reason -> {
            throw new IllegalStateException("thrown by an end handler, on purpose");
        });
        connection.onEnd(ends::add);
        send(connection, "SET", "0");
        hangUpUnder(connection, "0");
        connection.send(ClientUnderTest.call("SET", "1"), new ReplyHandler() {
            @Override
            public void onReply(Response reply) {
            }

            @Override
            public void onFailure(RuntimeException failure) {
                throw new IllegalStateException("thrown by a callback, on purpose");
            }
        });
        Outcome last = send(connection, "SET", "2");
        connection.close();

        last.failure(RedisClosedException.class);
        await().untilAsserted(() -> assertThat(ends).hasSize(1));
        assertThat(connection.state()).isEqualTo(ConnectionState.CLOSED);
    }
}
