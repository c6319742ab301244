package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.redkit.RedisAuthenticationException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.testkit.TestSettings;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

class LaneOnServerTest {

    private static final int CALLS = 4000;
    private static RedisServer server;

    private final ClientUnderTest client = ClientUnderTest
            .of(TestSettings.at(server.port()).commandTimeout(Duration.ofSeconds(15)));

    @BeforeAll
    static void start() {
        RedisServerOptions options = RedisServerOptions.embedded();
        // From 7.0 on DEBUG must be allowed; before, the argument is unknown.
        server = RedisServer.start(options.binary().product().contains(" 6.") ? options
                : options.withArguments("--enable-debug-command", "local"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void end() {
        client.send("FLUSHDB").reply();
        client.close();
    }

    @Test
    void send_fromThreadsAndLoopsAtOnce_eachGetsTheValueOfItsKey() {
        IntStream.range(0, CALLS).mapToObj(i -> client.send("SET", "k" + i, "value of k" + i)).toList()
                .forEach(Outcome::reply);
        List<CompletableFuture<List<Outcome>>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(CompletableFuture.supplyAsync(this::getAll, task -> new Thread(task).start()));
            callers.add(onLoop(client.context()));
        }

        for (CompletableFuture<List<Outcome>> caller : callers) {
            List<Outcome> outcomes = caller.join();
            for (int i = 0; i < CALLS; i++) {
                assertThat(outcomes.get(i).text()).isEqualTo("value of k" + i);
                assertThat(outcomes.get(i).told()).isEqualTo(1);
            }
        }
    }

    private CompletableFuture<List<Outcome>> onLoop(ContextInternal context) {
        CompletableFuture<List<Outcome>> outcomes = new CompletableFuture<>();
        context.runOnContext(nothing -> outcomes.complete(getAll()));
        return outcomes;
    }

    private List<Outcome> getAll() {
        return IntStream.range(0, CALLS).mapToObj(i -> client.send("GET", "k" + i)).toList();
    }

    @Test
    void send_errorsAmongReplies_failTheirOwnCallOnly() {
        client.send("SET", "text", "abc").reply();
        List<Outcome> outcomes = IntStream.range(0, 1000)
                .mapToObj(i -> i % 3 == 0 ? client.send("INCR", "text") : client.send("ECHO", "e" + i)).toList();

        for (int i = 0; i < outcomes.size(); i++) {
            if (i % 3 == 0) {
                outcomes.get(i).failure(RedisServerException.class);
            } else {
                assertThat(outcomes.get(i).text()).isEqualTo("e" + i);
            }
        }
    }

    @Test
    void send_fromOneThread_isExecutedInOrder() {
        IntStream.range(0, CALLS).mapToObj(i -> client.send("RPUSH", "list", (long) i)).toList().forEach(Outcome::reply);

        assertInOrder();
    }

    @Test
    void send_fromOneLoop_isExecutedInOrder() {
        CompletableFuture<List<Outcome>> sent = new CompletableFuture<>();
        client.context().runOnContext(nothing -> sent.complete(
                IntStream.range(0, CALLS).mapToObj(i -> client.send("RPUSH", "list", (long) i)).toList()));
        sent.join().forEach(Outcome::reply);

        assertInOrder();
    }

    private void assertInOrder() {
        List<Integer> values = new ArrayList<>();
        for (Response value : client.send("LRANGE", "list", 0L, -1L).reply()) {
            values.add(value.toInteger());
        }
        assertThat(values).containsExactlyElementsOf(IntStream.range(0, CALLS).boxed().toList());
    }

    @Test
    void send_fromALoop_isAnsweredOnThatLoop() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Thread> loop = new CompletableFuture<>();
            CompletableFuture<Outcome> ping = new CompletableFuture<>();
            client.context().runOnContext(nothing -> {
                loop.complete(Thread.currentThread());
                ping.complete(client.send("PING"));
            });
            ping.join().reply();

            assertThat(ping.join().thread()).isSameAs(loop.join());
        }
    }

    @Test
    void send_database_isTheOneOfTheSettings() {
        try (ClientUnderTest third = ClientUnderTest.of(TestSettings.at(server.port()).database(3))) {
            third.send("SET", "only-there", "1").reply();

            assertThat(client.send("EXISTS", "only-there").reply().toLong()).isZero();
            assertThat(third.send("EXISTS", "only-there").reply().toLong()).isEqualTo(1);
            third.send("FLUSHDB").reply();
        }
    }

    @Test
    void send_largeValues_comeBackWhole() {
        byte[] value = new byte[3_000_000];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (i * 7 + i / 256);
        }
        Outcome set = client.send("SET", "large", value);
        Outcome behind = client.send("ECHO", "behind");
        Outcome get = client.send("GET", "large");

        set.reply();
        assertThat(behind.text()).isEqualTo("behind");
        assertThat(get.reply().toBytes()).isEqualTo(value);
    }

    /** Two replies that the plain client reads wrongly, so that the differential test cannot have them. */
    @Test
    void send_debugProtocol_mapWithIntegerKeysAndBigNumberAreRead() {
        Response map = client.send("DEBUG", "PROTOCOL", "map").reply();
        Response number = client.send("DEBUG", "PROTOCOL", "bignum").reply();

        assertThat(map.isMap()).isTrue();
        assertThat(map.getKeys()).containsExactly("0", "1", "2");
        assertThat(map.get("1").toBoolean()).isTrue();
        assertThat(number.toBigInteger()).isEqualTo(new BigInteger("1234567999999999999999999999999999999"));
    }

    @Test
    void connect_wrongPassword_isAnAuthenticationError() {
        RedisServerOptions options = RedisServerOptions.embedded().withArguments("--requirepass", "right");
        try (RedisServer locked = RedisServer.start(options);
                ClientUnderTest wrong = ClientUnderTest.of(TestSettings.at(locked.port()).password("wrong"));
                ClientUnderTest none = ClientUnderTest.of(TestSettings.at(locked.port()));
                ClientUnderTest right = ClientUnderTest.of(TestSettings.at(locked.port()).password("right"))) {
            wrong.send("PING").failure(RedisAuthenticationException.class);
            none.send("PING").failure(RedisAuthenticationException.class);
            assertThat(right.send("PING").text()).isEqualTo("PONG");
        }
    }

    @Test
    void connect_tooManyClients_failsAndWorksWhenThereIsRoom() {
        RedisServerOptions options = RedisServerOptions.embedded().withArguments("--maxclients", "1");
        try (RedisServer full = RedisServer.start(options);
                ClientUnderTest first = ClientUnderTest.of(TestSettings.at(full.port()).connections(1));
                ClientUnderTest second = ClientUnderTest.of(TestSettings.at(full.port()).connections(1))) {
            await().untilAsserted(() -> assertThat(first.send("PING").isReply()).isTrue());
            assertThat(second.send("PING").failure()).isInstanceOf(RedisException.class);
            first.close();

            await().untilAsserted(() -> assertThat(second.send("PING").isReply()).isTrue());
        }
    }

    @Test
    void close_afterUse_leavesNoConnection() {
        try (ClientUnderTest other = ClientUnderTest.of(TestSettings.at(server.port()))) {
            other.send("PING").reply();
            DedicatedConnection dedicated = other.dedicated();
            Outcome ping = new Outcome();
            dedicated.send(ClientUnderTest.call("PING"), ping);
            ping.reply();
            await().pollInSameThread().untilAsserted(() -> assertThat(connections()).isEqualTo(3));
            dedicated.close();
        }

        await().pollInSameThread().untilAsserted(() -> assertThat(connections()).isEqualTo(1));
    }

    /** Counts all connections of the server, with the one that asks. */
    private long connections() {
        return client.send("CLIENT", "LIST").text().lines().count();
    }
}
