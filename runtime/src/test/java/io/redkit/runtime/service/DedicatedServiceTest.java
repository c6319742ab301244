package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.ConnectionState;
import io.redkit.DedicatedRedisService;
import io.redkit.RedisClosedException;
import io.redkit.RedisCommandRefusedException;
import io.redkit.RedisConnectionException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisServerException;
import io.redkit.SetOptions;
import io.vertx.redis.client.Response;

@OnEveryTarget
class DedicatedServiceTest extends ServiceContract {

    private DedicatedRedisService own;

    @BeforeEach
    void duplicate() {
        own = redis.duplicate();
    }

    @AfterEach
    void closeDuplicate() {
        own.close();
    }

    @Test
    void transaction_exec_returnsAllReplies() {
        own.execute("MULTI");
        assertThat(own.execute("SET", "key", "v").toString()).isEqualTo("QUEUED");
        own.execute("INCR", "{key}n");
        assertThat(redis.get("key")).isNull();
        assertThat(own.execute("EXEC").toString()).isEqualTo("[OK, 1]");
        assertThat(redis.get("key")).isEqualTo("v");
    }

    @Test
    void transaction_watchedKeyChanged_execIsNull() {
        own.execute("WATCH", "key");
        redis.set("key", "changed");
        own.execute("MULTI");
        own.execute("SET", "key", "mine");
        assertThat(own.execute("EXEC")).isNull();
        assertThat(redis.get("key")).isEqualTo("changed");
    }

    @Test
    void transaction_commandWithError_discardsAll() {
        own.execute("MULTI");
        assertThatThrownBy(() -> own.execute("SET", "key")).isInstanceOf(RedisServerException.class);
        assertThatThrownBy(() -> own.execute("EXEC")).isInstanceOfSatisfying(RedisServerException.class,
                e -> assertThat(e.code()).isEqualTo("EXECABORT"));
    }

    @Test
    void transaction_methodWhoseReplyIsQueued_failsInsteadOfGuessing() {
        own.execute("MULTI");
        assertThatThrownBy(() -> own.set("key", "v", SetOptions.DEFAULT.ifAbsent()))
                .isInstanceOf(RedisProtocolException.class).hasMessageContaining("EXEC");
        assertThatThrownBy(() -> own.incr("{key}n")).isInstanceOf(RedisProtocolException.class)
                .hasMessageContaining("execute()");
        assertThatThrownBy(() -> own.get("key")).isInstanceOf(RedisProtocolException.class);
        assertThat(own.execute("EXEC").size()).isEqualTo(3);
        assertThat(own.get("key")).isEqualTo("v");
    }

    @Test
    void select_isSeenByNobodyElse() {
        assumeOneServer();
        own.execute("SELECT", 1);
        own.set("key", "in 1");
        assertThat(redis.get("key")).isNull();
        own.close();
        try (DedicatedRedisService next = redis.duplicate()) {
            assertThat(next.get("key")).isNull();
        }
    }

    @Test
    void onPush_subscribed_getsConfirmationsAndMessagesInOrder() {
        List<String> received = new CopyOnWriteArrayList<>();
        assertThat(own.onPush(message -> received.add(message.toString()))).isSameAs(own);
        own.execute("SUBSCRIBE", "news", "weather");
        own.execute("PSUBSCRIBE", "n*");
        assertThat(redis.execute("PUBLISH", "news", "one").toInteger()).isLessThanOrEqualTo(2); // a node counts its own
        await().untilAsserted(() -> assertThat(received).hasSize(5));
        redis.execute("PUBLISH", "weather", "two");
        await().untilAsserted(() -> assertThat(received).hasSize(6));
        assertThat(received).containsExactly("[subscribe, news, 1]", "[subscribe, weather, 2]", "[psubscribe, n*, 3]",
                "[message, news, one]", "[pmessage, n*, news, one]", "[message, weather, two]");
        assertThat(own.execute("ECHO", "still in step")).hasToString("still in step");
    }

    @Test
    void commandThatBreaksTheConversation_isRefused() {
        for (String command : List.of("HELLO", "QUIT", "RESET", "SYNC")) {
            assertThatThrownBy(() -> own.execute(command)).as(command).isInstanceOf(RedisCommandRefusedException.class);
        }
        assertThatThrownBy(() -> own.execute("CLIENT", "REPLY", "OFF")).isInstanceOf(RedisCommandRefusedException.class);
    }

    @Test
    void close_whileBlocked_endsTheCallWithClosed() {
        CompletableFuture<Response> popped = CompletableFuture.supplyAsync(() -> own.execute("BLPOP", "queue", 0));
        await().until(() -> raw.text("INFO", "clients").contains("blocked_clients:1\r\n"));
        own.close();
        assertThat(popped).failsWithin(Duration.ofSeconds(5)).withThrowableThat().havingCause()
                .isInstanceOf(RedisClosedException.class);
        await().until(() -> raw.text("INFO", "clients").contains("blocked_clients:0\r\n"));
    }

    @Test
    void close_afterwards_refusesCommands() {
        own.set("key", "v");
        own.close();
        own.close();
        assertThatThrownBy(() -> own.get("key")).isInstanceOf(RedisClosedException.class);
        assertThat(own.connectionState()).isEqualTo(ConnectionState.CLOSED);
        assertThat(own.isHealthy()).isFalse();
        assertThat(redis.get("key")).isEqualTo("v");
    }

    @Test
    void connectionState_isItsOwn() {
        assertThat(own.connectionState()).isEqualTo(ConnectionState.IDLE);
        own.ping();
        assertThat(own.connectionState()).isEqualTo(ConnectionState.READY);
    }

    @Test
    void connectionState_ofTheService_isNotTouched() {
        assumeOneServer(); // in a cluster somebody has to be asked for the right node
        own.ping();
        assertThat(redis.connectionState()).isEqualTo(ConnectionState.IDLE);
    }

    @Test
    void killedByTheServer_staysLost() {
        long id = own.execute("CLIENT", "ID").toLong();
        raw.send("CLIENT", "KILL", "ID", id);
        await().until(() -> own.connectionState() == ConnectionState.CLOSED);
        assertThatThrownBy(() -> own.ping()).isInstanceOf(RedisConnectionException.class)
                .hasMessageContaining("lost its connection");
    }
}
