package io.redkit.runtime.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.redis.client.Response;

/** Commands that block, through the service that everybody shares. */
@OnEveryTarget
class BlockingCommandTest extends ServiceContract {

    @BeforeEach
    void useOneConnectionAndAShortTimeout() {
        redis = service(settings -> settings.connections(1).commandTimeout(Duration.ofMillis(300)));
    }

    @Test
    void execute_blockTimeOver_isNullAndNoTimeout() {
        long start = System.nanoTime();
        assertThat(redis.execute("BLPOP", "queue", 0.5)).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void execute_blocked_getsItsElementAndHoldsUpNobody() throws Exception {
        CompletableFuture<Response> popped = CompletableFuture.supplyAsync(() -> redis.execute("BLPOP", "queue", 0));
        awaitBlockedClients(1);
        redis.set("key", "value");
        assertThat(redis.get("key")).isEqualTo("value");
        redis.execute("RPUSH", "queue", "element");
        assertThat(popped.get(5, SECONDS).get(1).toString()).isEqualTo("element");
    }

    @Test
    void execute_manyBlocked_eachGetsAnElement() {
        CompletableFuture<?>[] consumers = new CompletableFuture<?>[3];
        for (int i = 0; i < consumers.length; i++) {
            consumers[i] = CompletableFuture.supplyAsync(() -> redis.execute("BLPOP", "queue", 0),
                    task -> new Thread(task).start());
        }
        awaitBlockedClients(consumers.length);
        redis.execute("RPUSH", "queue", "a", "b", "c");
        await().untilAsserted(() -> assertThat(CompletableFuture.allOf(consumers)).isCompleted());
        assertThat(raw.number("EXISTS", "queue")).isZero();
    }

    @Test
    void execute_groupNamedLikeAnOption_isStillKnownToBlock() throws Exception {
        redis.execute("XGROUP", "CREATE", "stream", "streams", "$", "MKSTREAM");
        CompletableFuture<Response> read = CompletableFuture.supplyAsync(
                () -> redis.execute("XREADGROUP", "GROUP", "streams", "c", "BLOCK", 0, "STREAMS", "stream", ">"));
        awaitBlockedClients(1);
        redis.execute("XADD", "stream", "*", "f", "v");
        assertThat(read.get(5, SECONDS).size()).isEqualTo(1);
    }

    @Test
    void execute_afterwards_leavesNoConnectionBehind() {
        redis.ping();
        long before = clients();
        redis.execute("BLPOP", "queue", 0.01);
        await().untilAsserted(() -> assertThat(clients()).isLessThanOrEqualTo(before));
    }

    private long clients() {
        return raw.text("CLIENT", "LIST").lines().count();
    }

    private void awaitBlockedClients(int count) {
        await().until(() -> raw.text("INFO", "clients").contains("blocked_clients:" + count + "\r\n"));
    }
}
