package io.redkit.runtime.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisWrongTypeException;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** When a command is sent, and where its outcome arrives. */
class EmissionTest {

    private final RedkitClient client = TestRedis.client(settings -> settings);
    private final ContextInternal duplicated = ((VertxInternal) TestRedis.VERTX).createEventLoopContext().duplicate();

    @BeforeEach
    void flush() {
        TestRedis.RAW.flush();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    @Test
    void subscribe_onDuplicatedContext_emitsOnIt() throws Exception {
        duplicated.putLocal("request", 42);
        CompletableFuture<Context> emittedOn = new CompletableFuture<>();
        duplicated.runOnContext(start -> client.reactive().set("key", "value")
                .subscribe().with(done -> emittedOn.complete(Vertx.currentContext())));
        assertThat(emittedOn.get(5, SECONDS)).isSameAs(duplicated);
        assertThat(emittedOn.get().<Integer> getLocal("request")).isEqualTo(42);
    }

    @Test
    void subscribe_onDuplicatedContext_emitsFailureOnIt() throws Exception {
        TestRedis.RAW.send("SET", "key", "text");
        CompletableFuture<Context> emittedOn = new CompletableFuture<>();
        duplicated.runOnContext(start -> client.reactive().hGetAll("key").subscribe()
                .with(item -> emittedOn.complete(null), failure -> emittedOn.complete(Vertx.currentContext())));
        assertThat(emittedOn.get(5, SECONDS)).isSameAs(duplicated);
    }

    @Test
    void subscribe_onWorkerOfAContext_emitsOnTheContext() throws Exception {
        CompletableFuture<Context> emittedOn = new CompletableFuture<>();
        CompletableFuture<Boolean> onLoop = new CompletableFuture<>();
        duplicated.executeBlocking(() -> client.reactive().get("key").subscribe().with(done -> {
            onLoop.complete(Context.isOnEventLoopThread());
            emittedOn.complete(Vertx.currentContext());
        }));
        assertThat(emittedOn.get(5, SECONDS)).isSameAs(duplicated);
        assertThat(onLoop.get(5, SECONDS)).isTrue();
    }

    @Test
    void subscribe_onWorkerContext_emitsOnAWorker() throws Exception {
        ContextInternal worker = ((VertxInternal) TestRedis.VERTX).createWorkerContext();
        CompletableFuture<Boolean> emittedOnWorker = new CompletableFuture<>();
        worker.runOnContext(start -> client.reactive().get("key").subscribe()
                .with(done -> emittedOnWorker.complete(Context.isOnWorkerThread() && Vertx.currentContext() == worker)));
        assertThat(emittedOnWorker.get(5, SECONDS)).isTrue();
    }

    @Test
    void subscribe_withoutContext_emitsOnAnEventLoop() throws Exception {
        CompletableFuture<Boolean> onLoop = new CompletableFuture<>();
        client.reactive().get("key").subscribe().with(done -> onLoop.complete(Context.isOnEventLoopThread()));
        assertThat(onLoop.get(5, SECONDS)).isTrue();
    }

    @Test
    void uni_isSentOnceForEachSubscription() {
        Uni<Long> incr = client.reactive().incr("n");
        assertThat(TestRedis.RAW.text("GET", "n")).isNull();
        assertThat(incr.await().indefinitely()).isEqualTo(1);
        assertThat(incr.await().indefinitely()).isEqualTo(2);
    }

    @Test
    void subscriberThatThrows_harmsNobodyElse() throws Exception {
        duplicated.runOnContext(start -> client.reactive().get("key").subscribe().with(item -> {
            throw new IllegalStateException("deliberate, for this test");
        }));
        CompletableFuture<Long> next = new CompletableFuture<>();
        duplicated.runOnContext(start -> client.reactive().incr("n").subscribe().with(next::complete));
        assertThat(next.get(5, SECONDS)).isEqualTo(1);
    }

    @Test
    void cancelledWhenSubscribed_isNotSent() {
        client.reactive().incr("n").onSubscription().invoke(subscription -> subscription.cancel()).subscribe().with(item -> {
            throw new AssertionError();
        });
        client.blocking().ping();
        assertThat(TestRedis.RAW.text("GET", "n")).isNull();
    }

    @Test
    void cancelledBeforeTheReply_isSentAndTellsNobody() {
        TestRedis.RAW.send("CLIENT", "PAUSE", 100);
        AtomicReference<Object> outcome = new AtomicReference<>();
        Cancellable subscription = client.reactive().incr("n").subscribe().with(outcome::set, outcome::set);
        subscription.cancel();
        assertThat(client.blocking().incr("n")).isEqualTo(2);
        assertThat(outcome).hasNullValue();
    }

    @Test
    void cancelledBlockingCommand_takesNothing() {
        Cancellable subscription = client.reactive().execute("BLPOP", "queue", 0).subscribe().with(item -> {
            throw new AssertionError();
        });
        await().until(() -> blockedClients() == 1);
        subscription.cancel();
        await().until(() -> blockedClients() == 0);
        TestRedis.RAW.send("RPUSH", "queue", "element");
        assertThat(TestRedis.RAW.number("LLEN", "queue")).isEqualTo(1);
    }

    @Test
    void blocking_onEventLoop_isRefusedAndNamesTheTwin() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        duplicated.runOnContext(start -> {
            try {
                client.blocking().incr("n");
            } catch (Throwable e) {
                refusal.complete(e);
            }
        });
        assertThat(refusal.get(5, SECONDS)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ReactiveRedisService");
        client.blocking().ping();
        assertThat(TestRedis.RAW.text("GET", "n")).isNull();
    }

    @Test
    void failure_ofOneCommand_isNotThatOfTheNext() {
        TestRedis.RAW.send("SET", "text", "v");
        Uni<Long> wrong = client.reactive().hSet("text", Map.of("f", "v"));
        Throwable first = wrong.onItemOrFailure().transform((item, failure) -> failure).await().indefinitely();
        assertThat(first).isInstanceOf(RedisWrongTypeException.class);
        assertThatThrownBy(() -> wrong.await().indefinitely()).isNotSameAs(first);
    }

    private static long blockedClients() {
        return TestRedis.RAW.text("INFO", "clients").lines().filter(line -> line.startsWith("blocked_clients:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1))).sum();
    }
}
