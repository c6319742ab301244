package io.redkit.runtime.vertx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;

/** Vert.x' connection over one of ours: messages, demand, and its end. */
class RedisConnectionTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private RedisConnection connection;

    @BeforeEach
    void connect() {
        TestRedis.RAW.flush();
        connection = Twins.await(Twins.OURS.connect());
    }

    @AfterEach
    void close() {
        Twins.await(connection.close());
    }

    @Test
    void handler_subscribed_getsWhatThePlainClientGets() {
        List<String> plainReceived = new CopyOnWriteArrayList<>();
        RedisConnection plain = Twins.await(Twins.PLAIN.connect());
        plain.handler(message -> plainReceived.add(Twins.describe(message)));
        connection.handler(message -> received.add(Twins.describe(message)));
        for (RedisConnection each : List.of(plain, connection)) {
            Twins.await(each.send(Request.cmd(Command.SUBSCRIBE, "news", "weather")));
            Twins.await(each.send(Request.cmd(Command.PSUBSCRIBE, "n*")));
        }
        await().untilAsserted(() -> assertThat(plainReceived).hasSize(3));
        publish("news", "ü");
        publish("weather", "two");
        await().untilAsserted(() -> assertThat(plainReceived).hasSize(6));
        await().untilAsserted(() -> assertThat(received).containsExactlyElementsOf(plainReceived));
        Twins.await(plain.close());
    }

    @Test
    void handler_runsOnTheContextThatConnected() throws Exception {
        Context context = TestRedis.VERTX.getOrCreateContext();
        CompletableFuture<Context> handledOn = new CompletableFuture<>();
        context.runOnContext(start -> Twins.OURS.connect().onSuccess(opened -> {
            opened.handler(message -> handledOn.complete(Vertx.currentContext()));
            opened.send(Request.cmd(Command.SUBSCRIBE, "news")).onComplete(done -> opened.close());
        }));
        assertThat(handledOn.get(5, SECONDS)).isSameAs(context);
    }

    @Test
    void pause_keepsMessages_andFetchGivesAsManyAsAsked() {
        connection.handler(message -> received.add(message.get(2).toString()));
        Twins.await(connection.send(Request.cmd(Command.SUBSCRIBE, "news")));
        await().untilAsserted(() -> assertThat(received).hasSize(1));
        connection.pause();
        for (int i = 0; i < 10; i++) {
            publish("news", "m" + i);
        }
        assertStays(1);
        connection.fetch(3);
        await().untilAsserted(() -> assertThat(received).containsExactly("1", "m0", "m1", "m2"));
        assertStays(4);
        connection.resume();
        await().untilAsserted(() -> assertThat(received).hasSize(11).endsWith("m8", "m9"));
    }

    @Test
    void fetch_insideTheHandler_goesOnWithoutRecursionOnOneThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        connection.pause();
        connection.handler(message -> {
            threads.add(Thread.currentThread());
            received.add(message.get(2).toString());
            connection.fetch(1);
        });
        Twins.await(connection.send(Request.cmd(Command.SUBSCRIBE, "news")));
        TestRedis.RAW.send("EVAL", "for i = 1, 20000 do redis.call('PUBLISH', 'news', i) end", 0);
        assertStays(0);
        connection.fetch(1);
        await().untilAsserted(() -> assertThat(received).hasSize(20001).endsWith("20000"));
        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @Test
    void fetch_negative_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> connection.fetch(-1));
    }

    @Test
    void handlerThatThrows_getsTheNextMessage() {
        connection.handler(message -> {
            received.add(message.get(2).toString());
            throw new IllegalStateException("deliberate, for this test");
        });
        Twins.await(connection.send(Request.cmd(Command.SUBSCRIBE, "news")));
        publish("news", "one");
        publish("news", "two");
        await().untilAsserted(() -> assertThat(received).containsExactly("1", "one", "two"));
    }

    @Test
    void pausedForTooLong_losesTheConnectionAndIsTold() throws Exception {
        CompletableFuture<Throwable> problem = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        connection.exceptionHandler(problem::complete).endHandler(end::complete).pause();
        Twins.await(connection.send(Request.cmd(Command.SUBSCRIBE, "news")));
        TestRedis.RAW.send("EVAL", "for i = 1, " + (Messages.MOST_WAITING + 10) + " do redis.call('PUBLISH', 'news', i) end",
                0);
        assertThat(problem.get(10, SECONDS)).isInstanceOf(RedisException.class).hasMessageContaining("paused");
        end.get(5, SECONDS);
    }

    @Test
    void endHandler_serverClosesTheConnection_isTold() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        connection.endHandler(end::complete);
        long id = Twins.await(connection.send(Request.cmd(Command.CLIENT, "ID"))).toLong();
        TestRedis.RAW.send("CLIENT", "KILL", "ID", id);
        end.get(5, SECONDS);
        assertThatThrownBy(() -> Twins.await(connection.send(Request.cmd(Command.DBSIZE))))
                .isInstanceOf(RedisConnectionException.class);
    }

    @Test
    void connect_nobodyListens_failsHere() {
        RedkitClient away = TestRedis.client(TestSettings.at(RedisServer.freePort()));
        assertThatThrownBy(() -> Twins.await(away.redis().connect())).isInstanceOf(RedisConnectionException.class);
        away.close(Duration.ZERO);
    }

    @Test
    void connect_userMayNotPing_succeeds() {
        TestRedis.RAW.send("ACL", "SETUSER", "quiet", "on", ">secret", "~*", "+get", "+hello", "+client", "+select");
        RedkitClient quiet = TestRedis.client(settings -> settings.user("quiet", "secret"));
        RedisConnection opened = Twins.await(quiet.redis().connect());
        assertThat(Twins.await(opened.send(Request.cmd(Command.GET, "missing")))).isNull();
        quiet.close(Duration.ZERO);
        TestRedis.RAW.send("ACL", "DELUSER", "quiet");
    }

    @Test
    void connect_pingFails_leavesNoConnectionBehind() {
        TestRedis.RAW.send("SET", "own", TestRedis.RAW.send("CLIENT", "ID").toLong());
        RedkitClient impatient = TestRedis.client(settings -> settings.commandTimeout(Duration.ofMillis(300)));
        Twins.await(impatient.api().ping(List.of()));
        long before = clients();
        TestRedis.RAW.send("CLIENT", "PAUSE", 600);
        assertThatThrownBy(() -> Twins.await(impatient.redis().connect())).isInstanceOf(RedisException.class);
        await().untilAsserted(() -> assertThat(clients()).isLessThanOrEqualTo(before));
        impatient.close(Duration.ZERO);
    }

    private static long clients() {
        return TestRedis.RAW.text("CLIENT", "LIST").lines().filter(line -> line.contains("name=redkit-test")).count();
    }

    /** Asserts that no more messages come: those published before a reply on the same connection have arrived by then. */
    private void assertStays(int count) {
        Twins.await(connection.send(Request.cmd(Command.DBSIZE)));
        assertThat(received).hasSize(count);
    }

    private static void publish(String channel, String message) {
        TestRedis.RAW.send("PUBLISH", channel, message);
    }
}
