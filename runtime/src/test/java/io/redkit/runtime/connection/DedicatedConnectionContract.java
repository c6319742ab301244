package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisPermissionException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** What a dedicated connection does, whichever protocol the server speaks. */
abstract class DedicatedConnectionContract {

    private static final Duration TIMEOUT = Duration.ofMillis(700);

    private final ClientUnderTest client = ClientUnderTest.of(settings().connections(1));
    private final List<String> pushes = new CopyOnWriteArrayList<>();
    private final List<RedisException> ends = new CopyOnWriteArrayList<>();
    private final DedicatedConnection connection = connect(client);

    abstract int port();

    private TestSettings settings() {
        return TestSettings.at(port());
    }

    @AfterEach
    void end() {
        client.send("FLUSHALL").reply();
        connection.close();
        client.close();
    }

    private DedicatedConnection connect(ClientUnderTest of) {
        DedicatedConnection opened = of.dedicated();
        opened.onPush(message -> pushes.add(message.toString()));
        opened.onEnd(ends::add);
        return opened;
    }

    private Outcome send(String command, Object... arguments) {
        return send(connection, command, arguments);
    }

    private static Outcome send(DedicatedConnection over, String command, Object... arguments) {
        Outcome outcome = new Outcome();
        over.send(ClientUnderTest.call(command, arguments), outcome);
        return outcome;
    }

    @Test
    void exec_transaction_answersAllItsCommands() {
        send("MULTI");
        Outcome queued = send("SET", "a", "1");
        send("INCR", "a");
        send("INCR", "a", "too", "many").failure(RedisServerException.class);
        send("EXEC").failure(RedisServerException.class);
        send("MULTI");
        send("SET", "a", "1");
        send("LPUSH", "a", "wrong type");
        send("INCR", "a");
        Response replies = send("EXEC").reply();

        assertThat(queued.text()).isEqualTo("QUEUED");
        assertThat(replies.get(0).toString()).isEqualTo("OK");
        assertThat(replies.get(1).toString()).startsWith("WRONGTYPE");
        assertThat(replies.get(2).toInteger()).isEqualTo(2);
    }

    @Test
    void exec_watchedKeyWasChanged_isNull() {
        send("WATCH", "a").reply();
        client.send("SET", "a", "changed").reply();
        send("MULTI");
        send("SET", "a", "mine");

        assertThat(send("EXEC").reply()).isNull();
        assertThat(client.send("GET", "a").text()).isEqualTo("changed");
    }

    @Test
    void subscribe_severalChannels_endsWhenMessagesWillArrive() {
        send("SUBSCRIBE", "a", "b", "c").reply();
        client.send("PUBLISH", "c", "hello").reply();

        await().untilAsserted(() -> assertThat(pushes).contains("[message, c, hello]"));
        assertThat(pushes).startsWith("[subscribe, a, 1]", "[subscribe, b, 2]", "[subscribe, c, 3]");
    }

    @Test
    void subscribe_thenPing_isAnswered() {
        Outcome subscribe = send("SUBSCRIBE", "a");
        Outcome ping = send("PING");
        Outcome more = send("PSUBSCRIBE", "p*");

        assertThat(subscribe.reply().get(2).toInteger()).isEqualTo(1);
        assertThat(ping.text().toUpperCase()).contains("PONG");
        assertThat(more.reply().get(2).toInteger()).isEqualTo(2);
    }

    @Test
    void subscribe_messagesDuringPings_shiftNoReply() {
        send("SUBSCRIBE", "a").reply();
        for (int i = 0; i < 300; i++) {
            client.send("PUBLISH", "a", "m" + i);
            String echo = send("PING", "p" + i).text();
            assertThat(echo).contains("p" + i);
        }

        await().untilAsserted(() -> assertThat(pushes).contains("[message, a, m0]", "[message, a, m299]").hasSize(301));
    }

    @Test
    void unsubscribe_withoutArguments_endsAllOfItsKind() {
        send("SUBSCRIBE", "a", "b").reply();
        send("PSUBSCRIBE", "p*").reply();
        send("UNSUBSCRIBE").reply();
        assertThat(client.send("PUBLISH", "a", "nobody").reply().toInteger()).isZero();
        assertThat(client.send("PUBLISH", "p1", "somebody").reply().toInteger()).isEqualTo(1);
        send("PUNSUBSCRIBE").reply();

        assertThat(send("UNSUBSCRIBE").reply()).isNotNull();
        assertThat(send("ECHO", "works").text()).isEqualTo("works");
    }

    @Test
    void subscribe_noPermission_failsTheCallAndNotTheConnection() {
        client.send("ACL", "SETUSER", "limited", "on", ">pass", "+@all", "~*", "resetchannels").reply();
        try (ClientUnderTest limited = ClientUnderTest.of(settings().user("limited", "pass"))) {
            DedicatedConnection own = limited.dedicated();
            send(own, "SUBSCRIBE", "secret").failure(RedisPermissionException.class);

            assertThat(send(own, "PING").text()).isEqualTo("PONG");
            own.close();
        }
    }

    @Test
    void blpop_valueComes_isAnswered() {
        Outcome pop = send("BLPOP", "queue", 0L);
        client.send("RPUSH", "queue", "job").reply();

        assertThat(pop.text()).isEqualTo("[queue, job]");
    }

    @Test
    void blpop_forEver_outlivesTheCommandTimeout() {
        try (ClientUnderTest impatient = ClientUnderTest.of(settings().commandTimeout(Duration.ofMillis(100)))) {
            DedicatedConnection own = impatient.dedicated();
            Outcome pop = send(own, "BLPOP", "queue", 0L);
            Outcome behind = send(own, "PING");
            behind.failure(RedisTimeoutException.class);
            client.send("RPUSH", "queue", "job").reply();

            assertThat(pop.text()).isEqualTo("[queue, job]");
            own.close();
        }
    }

    @Test
    void blpop_nothingComes_isNullAfterItsOwnTime() {
        try (ClientUnderTest impatient = ClientUnderTest.of(settings().commandTimeout(TIMEOUT))) {
            DedicatedConnection own = impatient.dedicated();

            assertThat(send(own, "BLPOP", "queue", "1").reply()).isNull();
            own.close();
        }
    }

    @Test
    void close_inFlight_failsAndTellsTheOwnerOnce() {
        Outcome pop = send("BLPOP", "queue", 0L);
        await().until(() -> connection.state() == ConnectionState.READY);
        connection.close();
        connection.close();

        assertThat(pop.failure(RedisClosedException.class).delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(send("PING").failure(RedisClosedException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
        await().untilAsserted(() -> assertThat(ends).hasSize(1));
    }

    @Test
    void close_neverUsed_refusesCalls() {
        connection.close();

        send("PING").failure(RedisClosedException.class);
        await().untilAsserted(() -> assertThat(ends).hasSize(1));
    }

    @Test
    void lost_killedByTheServer_staysLost() {
        String id = send("CLIENT", "ID").text();
        Outcome pop = send("BLPOP", "queue", 0L);
        client.send("CLIENT", "KILL", "ID", id).reply();

        pop.failure(RedisConnectionException.class);
        send("PING").failure(RedisConnectionException.class);
        await().untilAsserted(() -> assertThat(ends).hasSize(1));
    }

    @Test
    void onPush_throws_connectionLives() {
        DedicatedConnection own = client.dedicated();
        own.onPush(message -> {
            throw new IllegalStateException("thrown by a push handler, on purpose");
        });
        send(own, "SUBSCRIBE", "a").reply();
        client.send("PUBLISH", "a", "hello").reply();

        assertThat(send(own, "PING", "still").text()).contains("still");
        own.close();
    }
}
