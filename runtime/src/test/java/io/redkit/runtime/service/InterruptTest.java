package io.redkit.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.Delivery;
import io.redkit.RedisInterruptedException;
import io.redkit.RedisService;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

class InterruptTest {

    private final ScriptedServer server = ScriptedServer.start().on("SET", Reaction.reply(Resp.OK));
    private final RedkitClient client = TestRedis.client(TestSettings.at(server.port()).connections(1)
            .commandTimeout(Duration.ofSeconds(20)));

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        server.close();
    }

    @Test
    void interrupt_whileWaiting_endsTheWaitAndKeepsTheFlag() throws Exception {
        assertInterrupted("GET", redis -> redis.get("key"));
    }

    @Test
    void interrupt_whileWaitingForPing_isTheSameError() throws Exception {
        assertInterrupted("PING", RedisService::ping);
    }

    @Test
    void interrupt_whileWaitingForDiagnostics_isTheSameError() throws Exception {
        assertInterrupted("INFO", redis -> redis.diagnostics().memory());
    }

    @Test
    void interrupt_blockingCommand_closesItsConnection() {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = start(redis -> redis.execute("BLPOP", "queue", 0), outcome);
        ReceivedCommand blocked = server.take("BLPOP");
        caller.interrupt();
        blocked.peer().awaitEnd();
        assertThat(outcome).succeedsWithin(Duration.ofSeconds(5)).isInstanceOf(RedisInterruptedException.class);
    }

    @Test
    void interrupt_beforeTheConnectionIsThere_closesItWhenItComes() {
        BlockingReply reply = new BlockingReply(Call.of(Commands.get("BLPOP"), "queue", 0L));
        Thread.currentThread().interrupt();
        assertThatThrownBy(reply::await).isInstanceOf(RedisInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        AtomicBoolean isClosed = new AtomicBoolean();

        reply.onGiveUp(() -> isClosed.set(true));

        assertThat(isClosed).isTrue();
    }

    @Test
    void interruptedCall_leavesItsReplyToNobody() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = start(redis -> redis.get("first"), outcome);
        ReceivedCommand first = server.take("GET");
        caller.interrupt();
        assertThat(outcome.get()).isInstanceOf(RedisInterruptedException.class);
        CompletableFuture<String> second = client.reactive().get("second").subscribeAsCompletionStage();
        ReceivedCommand next = server.take("GET");
        first.reply(Resp.bulk("of the first"));
        next.reply(Resp.bulk("of the second"));
        assertThat(second.get()).isEqualTo("of the second");
    }

    private void assertInterrupted(String command, Consumer<RedisService> call) throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = start(call, outcome);
        server.take(command);
        caller.interrupt();
        assertThat(outcome.get()).isInstanceOfSatisfying(RedisInterruptedException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN));
    }

    private Thread start(Consumer<RedisService> call, CompletableFuture<Throwable> outcome) {
        Thread thread = new Thread(() -> {
            try {
                call.accept(client.blocking());
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag is gone", e));
            }
        });
        thread.start();
        return thread;
    }
}
