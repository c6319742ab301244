package io.redkit.runtime.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.DedicatedReactiveRedisService;
import io.redkit.OnConnectionLoss;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisClosedException;
import io.redkit.RedisConnectionException;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** Connections of their own whose server goes away and comes back. */
class PersistentDuplicateTest {

    private static final RedisServer SERVER = RedisServer.start();

    private RedkitClient client;
    private DedicatedReactiveRedisService waiting;
    private DedicatedReactiveRedisService failing;

    @BeforeEach
    void open() {
        if (!SERVER.isAlive()) {
            SERVER.restart();
        }
        client = client(TestSettings.at(SERVER.port()));
        client.blocking().diagnostics().flushDb();
        waiting = client.reactive().duplicate(OnConnectionLoss.WAIT);
        failing = client.reactive().duplicate();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void waiting_consumerOfAKilledServer_getsItsElementAfterTheRestart() {
        CompletableFuture<Response> popped = send(waiting, "BLPOP", "queue", 0);
        awaitBlockedClient();
        SERVER.kill();
        SERVER.restart();
        awaitBlockedClient();
        client.blocking().execute("RPUSH", "queue", "element");
        assertThat(popped).succeedsWithin(Duration.ofSeconds(5))
                .satisfies(reply -> assertThat(reply.get(1).toString()).isEqualTo("element"));
    }

    @Test
    void waiting_severalLosses_goesOn() {
        CompletableFuture<Response> popped = send(waiting, "BLPOP", "queue", 0);
        for (int i = 0; i < 3; i++) {
            awaitBlockedClient();
            SERVER.restart();
        }
        awaitBlockedClient();
        client.blocking().execute("RPUSH", "queue", "element");
        assertThat(popped).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void waiting_serverNotThereYet_waitsLongerThanTheCommandTimeout() {
        SERVER.kill();
        RedkitClient impatient = client(TestSettings.at(SERVER.port()).commandTimeout(Duration.ofMillis(100)));
        CompletableFuture<Response> reply = send(impatient.reactive().duplicate(OnConnectionLoss.WAIT), "SET", "key", "v");
        CompletableFuture<Response> shared = send(impatient.reactive(), "GET", "key");
        assertThat(shared).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisConnectionException.class);
        assertThat(reply).isNotDone();
        SERVER.restart();
        assertThat(reply).succeedsWithin(Duration.ofSeconds(5));
        impatient.close(Duration.ZERO);
    }

    @Test
    void waiting_commandsWhileAway_areExecutedInTheirOrder() {
        SERVER.kill();
        List<CompletableFuture<Response>> pushes = Stream.iterate(0, i -> i + 1).limit(500)
                .map(i -> send(waiting, "RPUSH", "list", i)).toList();
        SERVER.restart();
        pushes.forEach(push -> assertThat(push).succeedsWithin(Duration.ofSeconds(5)));
        assertThat(client.blocking().execute("LRANGE", "list", 0, -1)).extracting(Response::toInteger).isSorted()
                .hasSize(500);
    }

    @Test
    void waiting_closedWhileBlocked_endsWithClosed() {
        CompletableFuture<Response> popped = send(waiting, "BLPOP", "queue", 0);
        awaitBlockedClient();
        waiting.close();
        assertThat(popped).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisClosedException.class);
        assertThat(send(waiting, "PING")).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisClosedException.class);
    }

    @Test
    void waiting_closedWhileAway_endsWithClosed() {
        SERVER.kill();
        CompletableFuture<Response> popped = send(waiting, "BLPOP", "queue", 0);
        waiting.close();
        assertThat(popped).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisClosedException.class);
    }

    @Test
    void waiting_clientClosed_endsWithClosed() {
        CompletableFuture<Response> popped = send(waiting, "BLPOP", "queue", 0);
        awaitBlockedClient();
        client.close(Duration.ofSeconds(5));
        assertThat(popped).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisClosedException.class);
    }

    @Test
    void waiting_wrongPassword_waitsUntilItIsRight() {
        client.blocking().execute("CONFIG", "SET", "requirepass", "other");
        RedkitClient locked = client(TestSettings.at(SERVER.port()).password("right"));
        CompletableFuture<Response> reply = send(locked.reactive().duplicate(OnConnectionLoss.WAIT), "PING");
        CompletableFuture<Response> refused = send(locked.reactive().duplicate(), "PING");
        assertThat(refused).failsWithin(Duration.ofSeconds(5));
        assertThat(reply).isNotDone();
        client.blocking().execute("CONFIG", "SET", "requirepass", "right");
        assertThat(reply).succeedsWithin(Duration.ofSeconds(5));
        client.blocking().execute("CONFIG", "SET", "requirepass", "");
        locked.close(Duration.ZERO);
    }

    @Test
    void waiting_errorOfTheServer_isNoLoss() {
        assertThat(send(waiting, "GET")).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .withMessageContaining("wrong number of arguments");
    }

    @Test
    void failing_commandsSentWithoutWaiting_keepTheirOrder() {
        List<CompletableFuture<Response>> pushes = Stream.iterate(0, i -> i + 1).limit(500)
                .map(i -> send(failing, "RPUSH", "list", i)).toList();
        pushes.forEach(push -> assertThat(push).succeedsWithin(Duration.ofSeconds(5)));
        assertThat(client.blocking().execute("LRANGE", "list", 0, -1)).extracting(Response::toInteger).isSorted()
                .hasSize(500);
    }

    @Test
    void failing_serverKilledWhileBlocked_failsAndStaysLost() throws Exception {
        CompletableFuture<Response> popped = send(failing, "BLPOP", "queue", 0);
        awaitBlockedClient();
        SERVER.kill();
        assertThat(popped).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisConnectionException.class);
        SERVER.restart();
        assertThat(send(failing, "PING")).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisConnectionException.class);
        assertThat(send(client.reactive().duplicate(), "PING").get(5, SECONDS)).hasToString("PONG");
    }

    private static RedkitClient client(TestSettings settings) {
        return TestRedis.client(settings);
    }

    private static CompletableFuture<Response> send(ReactiveRedisService service, String command, Object... args) {
        return service.execute(command, args).subscribeAsCompletionStage();
    }

    private void awaitBlockedClient() {
        await().ignoreExceptions().until(
                () -> client.blocking().diagnostics().info("clients").get("blocked_clients").equals("1"));
    }
}
