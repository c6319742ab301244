package io.redkit.runtime.service;

import static io.redkit.testkit.Resp.OK;
import static io.redkit.testkit.Resp.array;
import static io.redkit.testkit.Resp.bulk;
import static io.redkit.testkit.Resp.error;
import static io.redkit.testkit.Resp.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.ReactiveRedisService;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.RedisPermissionException;
import io.redkit.RedisProtocolException;
import io.redkit.RedisService;
import io.redkit.RedisTimeoutException;
import io.redkit.data.Queued;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** What a transaction tells when the server or the connection fails in the middle of it. */
class TransactionFaultsTest {

    private static final String QUEUED = "+QUEUED\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicInteger runs = new AtomicInteger();
    private ScriptedServer server;
    private ClientFixture client;
    private RedisService redis;

    @BeforeEach
    void start() {
        server = ScriptedServer.start().on("MULTI", Reaction.reply(OK)).on("INCR", Reaction.reply(QUEUED))
                .on("WATCH", Reaction.reply(OK)).on("UNWATCH", Reaction.reply(OK))
                .on("EXEC", Reaction.reply(array(integer(1))));
        client = ClientFixture.of(TestSettings.at(server.port()));
        redis = client.redis();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Queued<Long> increment(RedisService with) {
        return with.transaction(tx -> {
            runs.incrementAndGet();
            tx.watch("n");
            return tx.add(r -> r.incr("n"));
        });
    }

    private Throwable failureOf(CompletableFuture<?> outcome) {
        return outcome.handle((done, failure) -> failure == null ? null : failure.getCause()).orTimeout(20,
                TimeUnit.SECONDS).join();
    }

    @Test
    void connection_lostAfterExecWasSent_outcomeIsUnknownAndNothingIsRepeated() {
        server.on("EXEC", Reaction.hangUp());
        RedisService retrying = redis.with(CallOptions.DEFAULT.maxRetries(5));
        assertThatThrownBy(() -> increment(retrying)).isInstanceOfSatisfying(RedisConnectionException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN));
        assertThat(runs).hasValue(1);
        server.on("EXEC", Reaction.reply(array(integer(7))));
        assertThat(increment(redis).get()).isEqualTo(7);
    }

    @Test
    void connection_lostAtTheFirstMulti_isNotSentAndTriedAgain() {
        AtomicInteger multis = new AtomicInteger();
        server.on("MULTI", command -> {
            if (multis.incrementAndGet() == 1) {
                command.peer().close();
            } else {
                command.reply(OK);
            }
        });
        assertThat(increment(redis.with(CallOptions.DEFAULT.maxRetries(1))).get()).isEqualTo(1);
        assertThat(runs).hasValue(2);
    }

    @Test
    void connection_lostAtTheFirstMulti_withoutRetries_saysNotSent() {
        server.on("MULTI", Reaction.hangUp());
        assertThatThrownBy(() -> increment(redis)).isInstanceOfSatisfying(RedisConnectionException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT)).hasMessageContaining("was not sent");
    }

    @Test
    void connection_lostWhileWatching_isTriedAgain() {
        AtomicInteger watches = new AtomicInteger();
        server.on("WATCH", command -> {
            if (watches.incrementAndGet() == 1) {
                command.peer().close();
            } else {
                command.reply(OK);
            }
        });
        assertThat(increment(redis.with(CallOptions.DEFAULT.maxRetries(1))).get()).isEqualTo(1);
        assertThat(runs).hasValue(2);
    }

    @Test
    void multi_refused_commandsAreNeverSent() {
        AtomicInteger increments = new AtomicInteger();
        server.on("MULTI", Reaction.reply(error("NOPERM this user has no permissions to run the 'multi' command")));
        server.on("INCR", command -> increments.incrementAndGet());
        assertThatThrownBy(() -> increment(redis)).isInstanceOf(RedisPermissionException.class);
        assertThat(increments).hasValue(0);
    }

    @Test
    void exec_answeredWithFewerReplies_isProtocolErrorAndTheConnectionIsLeft() {
        server.on("EXEC", Reaction.reply(array()));
        assertThatThrownBy(() -> increment(redis)).isInstanceOf(RedisProtocolException.class);
        server.on("EXEC", Reaction.reply(array(integer(5))));
        assertThat(increment(redis).get()).isEqualTo(5);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void exec_notAnsweredInTime_isUnknownAndTheConnectionIsLeft() {
        server.on("EXEC", Reaction.silence());
        assertThatThrownBy(() -> increment(redis.with(CallOptions.DEFAULT.deadline(Duration.ofMillis(100)))))
                .isInstanceOfSatisfying(RedisTimeoutException.class,
                        e -> assertThat(e.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN));
        server.on("EXEC", Reaction.reply(array(integer(5))));
        assertThat(increment(redis).get()).isEqualTo(5);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void exec_isNull_bodyIsRunAgainOnTheSameConnection() {
        AtomicInteger execs = new AtomicInteger();
        server.on("EXEC", command -> command.reply(execs.incrementAndGet() < 3 ? Resp.NULL : array(integer(3))));
        assertThat(increment(redis).get()).isEqualTo(3);
        assertThat(runs).hasValue(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void server_isReadOnly_otherConnectionIsTried() {
        AtomicInteger increments = new AtomicInteger();
        server.on("INCR", command -> command.reply(increments.incrementAndGet() == 1
                ? error("READONLY You can't write against a read only replica.")
                : QUEUED));
        AtomicInteger execs = new AtomicInteger();
        server.on("EXEC", command -> command.reply(execs.incrementAndGet() == 1
                ? error("EXECABORT Transaction discarded because of previous errors.")
                : array(integer(1))));
        assertThat(increment(redis.with(CallOptions.DEFAULT.maxRetries(2))).get()).isEqualTo(1);
        assertThat(runs).hasValue(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void secondTransaction_isSentWithoutWaitingForMulti() {
        increment(redis);
        server.hold("MULTI");
        server.hold("INCR");
        server.hold("EXEC");
        CompletableFuture<Queued<Long>> second = CompletableFuture.supplyAsync(() -> increment(redis));
        server.take("MULTI");
        server.take("INCR");
        server.take("EXEC").reply(OK + QUEUED + array(integer(2)));
        assertThat(second).succeedsWithin(PATIENCE).satisfies(result -> assertThat(result.get()).isEqualTo(2));
    }

    @Test
    void client_closedWhileExecIsOut_ends() {
        server.hold("EXEC");
        CompletableFuture<Queued<Long>> pending = CompletableFuture.supplyAsync(() -> increment(redis));
        server.take("EXEC");
        client.closeClient();
        assertThat(failureOf(pending)).isInstanceOfSatisfying(RedisException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN));
    }

    @Test
    void reactive_cancelledWhileExecIsOut_connectionIsNotUsedAgain() {
        server.hold("EXEC");
        var subscription = client.reactive().transaction(tx -> tx.watch("n").replaceWith(() -> tx.add(r -> r.incr("n"))))
                .subscribe().with(done -> {
                });
        server.take("EXEC");
        subscription.cancel();
        server.on("EXEC", Reaction.reply(array(bulk("9"))));
        server.on("GET", Reaction.reply(QUEUED));
        assertThat(redis.transaction(tx -> tx.add(r -> r.get("x"))).get()).isEqualTo("9");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void idleConnection_closedByTheServer_isReplaced() {
        increment(redis);
        server.connection(0).close();
        await().ignoreExceptions().untilAsserted(() -> assertThat(increment(redis).get()).isEqualTo(1));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void allConnectionsInUse_oneMoreWaitsAndThenIsRefused() {
        server.hold("EXEC");
        ReactiveRedisService patient = client.reactive().with(CallOptions.DEFAULT.deadline(Duration.ofSeconds(30)));
        for (int i = 0; i < 64; i++) {
            patient.transaction(tx -> Uni.createFrom().item(tx.add(r -> r.incr("n")))).subscribe().with(done -> {
            }, failure -> {
            });
        }
        for (int i = 0; i < 64; i++) {
            server.take("EXEC");
        }
        assertThatThrownBy(() -> increment(redis)).isInstanceOf(RedisOverloadException.class)
                .hasMessageContaining("64 transactions");
        assertThat(server.connections()).isEqualTo(64);
    }

    @Test
    void body_throwsAnError_connectionIsGivenBack() {
        for (int i = 0; i < 70; i++) {
            assertThatThrownBy(() -> redis.transaction(tx -> {
                tx.watch("n");
                throw new AssertionError("in the body");
            })).isInstanceOf(AssertionError.class).hasMessage("in the body");
        }
        assertThat(increment(redis).get()).isEqualTo(1);
    }

    @Test
    void client_isDegraded_failsAtOnce() {
        server.close();
        assertThatThrownBy(() -> redis.get("x")).isInstanceOf(RedisException.class);
        await().until(() -> redis.connectionState() == ConnectionState.DEGRADED);
        RedisService retrying = redis.with(CallOptions.DEFAULT.retriesUntilDeadline());
        assertThatThrownBy(() -> increment(retrying)).isInstanceOfSatisfying(RedisConnectionException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
        assertThat(runs).hasValue(1);
    }
}
