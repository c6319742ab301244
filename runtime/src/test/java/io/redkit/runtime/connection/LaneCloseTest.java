package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisServerException;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

class LaneCloseTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ScriptedServer server = ScriptedServer.start();
    private final ClientUnderTest client = ClientUnderTest.of(TestSettings.at(server.port()).connections(1));

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    @Test
    void close_inFlight_finishesWithinTheGrace() {
        Outcome inFlight = client.send("GET", "a");
        ReceivedCommand command = server.take("GET");
        var closing = client.lanes().close(LONG);
        client.awaitState(ConnectionState.CLOSED);
        Outcome refused = client.send("GET", "b");

        assertThat(refused.failure(RedisClosedException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(closing.isComplete()).isFalse();
        command.reply(Resp.bulk("in time"));
        assertThat(inFlight.text()).isEqualTo("in time");
        server.connection(0).awaitEnd();
        client.closeLanes(LONG);
    }

    @Test
    void close_inFlightBeyondTheGrace_outcomeIsUnknown() {
        Outcome inFlight = client.send("GET", "a");
        server.take("GET");
        client.closeLanes(Duration.ofMillis(50));

        assertThat(inFlight.failure(RedisClosedException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
    }

    @Test
    void close_oldConnectionIsStillInUse_itsCallsFinishWithinTheGrace() {
        Outcome inFlight = replaceTheConnectionUnder("GET", "a");
        var closing = client.lanes().close(LONG);
        server.connection(1).awaitEnd();

        assertThat(closing.isComplete()).isFalse();
        server.take("GET", "a").reply(Resp.bulk("in time"));
        assertThat(inFlight.text()).isEqualTo("in time");
        await().until(closing::isComplete);
        server.connection(0).awaitEnd();
    }

    @Test
    void close_oldConnectionIsInUseBeyondTheGrace_outcomeIsUnknown() {
        Outcome inFlight = replaceTheConnectionUnder("GET", "a");
        client.closeLanes(Duration.ofMillis(50));

        assertThat(inFlight.failure(RedisClosedException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        server.connection(0).awaitEnd();
    }

    /** Returns what becomes of a command on the old connection, when there is a new one. */
    private Outcome replaceTheConnectionUnder(String command, String key) {
        client.send("INCR", "n");
        Outcome inFlight = client.send(command, key);
        server.take("INCR").reply(Resp.error("READONLY You can't write against a read only replica."));
        server.connection(1);
        Outcome onTheNext = client.send("GET", "next");
        server.take("GET", "next").reply(Resp.NULL);
        assertThat(onTheNext.reply()).isNull();
        assertThat(server.connections()).isEqualTo(2);
        return inFlight;
    }

    @Test
    void close_serverSaysReadOnlyMeanwhile_staysClosed() {
        Outcome inFlight = client.send("INCR", "a");
        ReceivedCommand command = server.take("INCR");
        var closing = client.lanes().close(LONG);
        client.awaitState(ConnectionState.CLOSED);
        command.reply(Resp.error("READONLY You can't write against a read only replica."));

        assertThat(inFlight.failure(RedisServerException.class).code()).isEqualTo("READONLY");
        await().until(closing::isComplete);
        assertThat(client.lanes().state()).isEqualTo(ConnectionState.CLOSED);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void close_whileConnecting_failsWhatWaitsAndLeavesNoConnection() {
        server.hold("HELLO");
        Outcome waiting = client.send("GET", "a");
        ReceivedCommand hello = server.take("HELLO");
        client.closeLanes(LONG);
        hello.reply(Resp.HELLO);

        assertThat(waiting.failure(RedisClosedException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
        hello.peer().awaitEnd();
    }

    @Test
    void close_whileReconnecting_connectsNoMore() {
        server.on("GET", Reaction.hangUp());
        client.send("GET", "a").failure();
        client.closeLanes(LONG);
        int connections = server.connections();

        client.send("GET", "b").failure(RedisClosedException.class);
        assertThat(server.connections() - connections).isLessThanOrEqualTo(1);
    }

    @Test
    void close_twice_isDoneTwice() {
        server.on("GET", Reaction.echo());
        client.send("GET", "a").text();
        client.closeLanes(LONG);
        client.closeLanes(LONG);

        client.send("GET", "b").failure(RedisClosedException.class);
    }

    @Test
    void close_neverUsed_isDone() {
        client.closeLanes(LONG);

        assertThat(client.lanes().state()).isEqualTo(ConnectionState.CLOSED);
        assertThat(server.connections()).isZero();
    }

    @Test
    void send_eventLoopsHaveEnded_failsEachCall() {
        server.on("GET", Reaction.echo());
        client.send("GET", "a").text();
        DedicatedConnection dedicated = client.dedicated();
        client.vertx().close().toCompletionStage().toCompletableFuture().join();

        client.send("GET", "b").failure(RedisClosedException.class);
        client.send("GET", "c").failure(RedisClosedException.class);
        Outcome own = new Outcome();
        dedicated.send(ClientUnderTest.call("GET", "d"), own);
        own.failure(RedisClosedException.class);
    }
}
