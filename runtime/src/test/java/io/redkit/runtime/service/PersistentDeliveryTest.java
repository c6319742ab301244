package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.DedicatedReactiveRedisService;
import io.redkit.Delivery;
import io.redkit.OnConnectionLoss;
import io.redkit.RedisOverloadException;
import io.redkit.RedisTimeoutException;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** What a connection that waits for ever sends again, and what it does not. */
class PersistentDeliveryTest {

    private final ScriptedServer server = ScriptedServer.start();
    private final List<RedkitClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(client -> client.close(Duration.ZERO));
        server.close();
    }

    @Test
    void slowReply_onALivingConnection_isATimeoutAndNotSentAgain() {
        DedicatedReactiveRedisService waiting = waiting(TestSettings.at(server.port()).commandTimeout(Duration.ofMillis(300)));
        CompletableFuture<Response> slow = send(waiting, "INCR", "n");
        ReceivedCommand received = server.take("INCR");
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            received.peer().send(Resp.push(Resp.bulk("invalidate"), Resp.NULL)); // the server is alive, only slow
            return slow.isDone();
        });
        assertThat(slow).failsWithin(Duration.ZERO).withThrowableThat().havingCause().isInstanceOfSatisfying(
                RedisTimeoutException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN));
        CompletableFuture<Response> next = send(waiting, "GET", "key");
        ReceivedCommand get = server.take("GET");
        received.reply(Resp.integer(1));
        get.reply(Resp.bulk("v"));
        assertThat(next).succeedsWithin(Duration.ofSeconds(5)).hasToString("v");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void muteServer_blockingCommand_isALossAndSentAgain() {
        DedicatedReactiveRedisService waiting = waiting(TestSettings.at(server.port()).commandTimeout(Duration.ofMillis(300)));
        CompletableFuture<Response> reply = send(waiting, "BLPOP", "queue", 0.3);
        server.take("BLPOP").peer().awaitEnd();
        server.take("BLPOP").reply(Resp.bulk("v"));
        assertThat(reply).succeedsWithin(Duration.ofSeconds(5)).hasToString("v");
    }

    @Test
    void moreCommandsThanTheBound_whileAway_areRefused() {
        DedicatedReactiveRedisService waiting = waiting(TestSettings.at(RedisServer.freePort()).maxInFlight(10)
                .reconnect(Duration.ofSeconds(20), Duration.ofSeconds(20)));
        CompletableFuture<Response> last = null;
        for (int i = 0; i < 50; i++) {
            last = send(waiting, "RPUSH", "list", i);
        }
        assertThat(last).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisOverloadException.class);
    }

    @Test
    void moreCommandsThanTheBound_oneByOneWhileAway_areRefused() {
        DedicatedReactiveRedisService waiting = waiting(TestSettings.at(RedisServer.freePort()).maxInFlight(2)
                .commandTimeout(Duration.ofMillis(50)).reconnect(Duration.ofSeconds(20), Duration.ofSeconds(20)));
        RedkitClient probe = clients.get(0);
        for (int i = 0; i < 2; i++) {
            send(waiting, "RPUSH", "list", i);
            assertThat(probe.blocking().isHealthy()).isFalse(); // by then the attempt to connect has failed
        }
        assertThat(send(waiting, "RPUSH", "list", 2)).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisOverloadException.class);
    }

    private DedicatedReactiveRedisService waiting(TestSettings settings) {
        RedkitClient client = TestRedis.client(settings);
        clients.add(client);
        return client.reactive().duplicate(OnConnectionLoss.WAIT);
    }

    private static CompletableFuture<Response> send(DedicatedReactiveRedisService service, String command, Object... args) {
        return service.execute(command, args).subscribeAsCompletionStage();
    }
}
