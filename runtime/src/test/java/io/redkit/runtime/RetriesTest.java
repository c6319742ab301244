package io.redkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.CallOptions;
import io.redkit.ConnectionState;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisLoadingException;
import io.redkit.RedisService;
import io.redkit.RedisTimeoutException;
import io.redkit.RedisWrongTypeException;
import io.redkit.SetOptions;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.config.ResilienceSettings.OfflineQueue;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

class RetriesTest {

    private static final String LOADING = Resp.error("LOADING Redis is loading the dataset in memory");

    private final ScriptedServer server = ScriptedServer.start();
    private final ClientFixture client = ClientFixture
            .of(TestSettings.at(server.port()).connections(1).retriesUntilDeadline());
    private final RedisService redis = client.redis();
    private final AtomicInteger received = new AtomicInteger();

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    /** Reacts to each command in turn; the last reaction is for all further ones. */
    private void script(String command, Reaction... reactions) {
        server.on(command, each -> reactions[Math.min(received.getAndIncrement(), reactions.length - 1)].to(each));
    }

    /** Opens the connection, so that a short deadline is not spent on that. */
    private void ping() {
        server.on("PING", Reaction.reply(Resp.PONG));
        assertThat(redis.isHealthy()).isTrue();
    }

    @Test
    void read_connectionLostAfterSending_isSentAgain() {
        script("GET", Reaction.hangUp(), Reaction.hangUp(), Reaction.reply(Resp.bulk("v")));

        assertThat(redis.get("k")).isEqualTo("v");
        assertThat(received).hasValue(3);
        assertThat(client.client().counters().retries()).isEqualTo(2);
    }

    @Test
    void idempotentWrite_connectionLostAfterSending_isSentAgain() {
        script("SET", Reaction.hangUp(), Reaction.reply(Resp.OK));

        redis.set("k", "v", Duration.ofMinutes(1));
        assertThat(received).hasValue(2);
    }

    @Test
    void write_connectionLostAfterSending_isSentOnceAndItsOutcomeIsUnknown() {
        script("INCR", Reaction.hangUp(), Reaction.reply(Resp.integer(1)));

        RedisException failure = catchThrowableOfType(RedisConnectionException.class, () -> redis.incr("k"));
        assertThat(failure.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(received).hasValue(1);
    }

    @Test
    void conditionalSet_connectionLostAfterSending_isSentOnce() {
        script("SET", Reaction.hangUp(), Reaction.reply(Resp.NULL));

        catchThrowableOfType(RedisConnectionException.class, () -> redis.set("k", "v", SetOptions.DEFAULT.ifAbsent()));
        assertThat(received).hasValue(1);
    }

    @Test
    void write_declaredIdempotent_isSentAgain() {
        script("DEL", Reaction.hangUp(), Reaction.reply(Resp.integer(0)));

        assertThat(redis.with(CallOptions.DEFAULT.idempotent()).del("k")).isZero();
        assertThat(received).hasValue(2);
    }

    @Test
    void write_serverIsLoading_isSentAgainUntilItIsNot() {
        script("INCR", Reaction.reply(LOADING), Reaction.reply(LOADING), Reaction.reply(Resp.integer(1)));

        assertThat(redis.incr("k")).isEqualTo(1);
        assertThat(received).hasValue(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "MASTERDOWN Link with MASTER is down", "TRYAGAIN Multiple keys request during rehashing",
            "CLUSTERDOWN Hash slot not served" })
    void write_refusedBeforeItWasExecuted_isSentAgain(String refusal) {
        script("INCR", Reaction.reply(Resp.error(refusal)), Reaction.reply(Resp.integer(1)));

        assertThat(redis.incr("k")).isEqualTo(1);
    }

    @Test
    void write_serverIsReadOnly_isSentAgainOverANewConnection() {
        script("INCR", Reaction.reply(Resp.error("READONLY You can't write against a read only replica.")),
                Reaction.reply(Resp.integer(1)));

        assertThat(redis.incr("k")).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(2);
        server.connection(0).awaitEnd();
    }

    @Test
    void read_inFlightWhenTheServerIsReadOnly_isStillAnswered() {
        server.hold("INCR").hold("GET");
        CompletableFuture<Long> incr = client.reactive().incr("k").subscribeAsCompletionStage();
        var first = server.take("INCR");
        CompletableFuture<String> get = client.reactive().get("k").subscribeAsCompletionStage();
        var held = server.take("GET");
        first.reply(Resp.error("READONLY You can't write against a read only replica."));
        server.take("INCR").reply(Resp.integer(1));

        assertThat(incr.join()).isEqualTo(1);
        held.reply(Resp.bulk("v"));
        assertThat(get.join()).isEqualTo("v");
        assertThat(held.peer().number()).isZero();
    }

    @Test
    void script_saysTryAgainItself_isSentOnce() {
        script("EVAL", Reaction.reply(Resp.error("TRYAGAIN says the script")));

        catchThrowableOfType(RedisException.class, () -> redis.execute("EVAL", "return 1", 0));
        assertThat(received).hasValue(1);
    }

    @Test
    void read_wrongType_isSentOnce() {
        script("GET", Reaction.reply(Resp.error("WRONGTYPE Operation against a key")));

        catchThrowableOfType(RedisWrongTypeException.class, () -> redis.get("k"));
        assertThat(received).hasValue(1);
    }

    @Test
    void read_replyIsNotResp_isSentOnce() {
        script("GET", Reaction.reply("nonsense\r\n"));

        catchThrowableOfType(RedisException.class, () -> redis.get("k"));
        assertThat(received).hasValue(1);
    }

    @Test
    void read_maxRetriesReached_failsWithTheLastReasonAndTheAttempts() {
        script("GET", Reaction.hangUp(), Reaction.reply(LOADING));

        RedisException failure = catchThrowableOfType(RedisLoadingException.class,
                () -> redis.with(CallOptions.DEFAULT.maxRetries(2)).get("k"));
        assertThat(failure).hasMessageContaining("3 attempts").hasMessageContaining("LOADING");
        assertThat(received).hasValue(3);
    }

    @Test
    void write_lostThenAnsweredWithAnError_mayBeExecutedAllTheSame() {
        script("SETRANGE", Reaction.hangUp(), Reaction.reply(Resp.error("WRONGTYPE Operation against a key")));

        RedisException failure = catchThrowableOfType(RedisWrongTypeException.class,
                () -> redis.execute("SETRANGE", "k", 0, "v"));
        assertThat(failure.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
    }

    @Test
    void read_noRetriesWanted_isSentOnce() {
        script("GET", Reaction.hangUp(), Reaction.reply(Resp.bulk("v")));

        catchThrowableOfType(RedisConnectionException.class, () -> redis.with(CallOptions.DEFAULT.maxRetries(0)).get("k"));
        assertThat(received).hasValue(1);
    }

    @Test
    void read_reasonStays_endsWithinTheDeadlineOfTheCall() {
        script("GET", Reaction.reply(LOADING));
        ping();
        long start = System.nanoTime();

        catchThrowableOfType(RedisLoadingException.class,
                () -> redis.with(CallOptions.DEFAULT.deadline(Duration.ofMillis(800)).retriesUntilDeadline()).get("k"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(600), Duration.ofMillis(1500));
        assertThat(received).hasValueGreaterThan(2);
    }

    @Test
    void attempts_lastOneIsNotAnswered_haveOneDeadlineTogether() {
        script("GET", Reaction.reply(LOADING), Reaction.reply(LOADING), Reaction.silence());
        Duration deadline = Duration.ofMillis(600);
        ping();

        RedisTimeoutException failure = catchThrowableOfType(RedisTimeoutException.class,
                () -> redis.with(CallOptions.DEFAULT.deadline(deadline)).get("k"));
        assertThat(failure.deadline()).isEqualTo(deadline);
        assertThat(failure).hasMessageContaining("3 attempts").message().doesNotContain("within 600 ms");
    }

    @Test
    void blocking_connectionLostAfterSending_isSentOnce() {
        script("BLPOP", Reaction.hangUp(), Reaction.reply(Resp.NULL));

        catchThrowableOfType(RedisConnectionException.class,
                () -> redis.with(CallOptions.DEFAULT.idempotent()).execute("BLPOP", "queue", 1));
        assertThat(received).hasValue(1);
    }

    @Test
    void command_clientIsDegraded_failsAtOnceAndIsNotTriedAgain() {
        TestSettings nobody = TestSettings.at(RedisServer.freePort()).connections(1).retriesUntilDeadline()
                .commandTimeout(Duration.ofSeconds(10)).degradedAfter(Duration.ofMillis(100));
        try (ClientFixture away = ClientFixture.of(nobody)) {
            RedisException first = catchThrowableOfType(RedisConnectionException.class, () -> away.redis().get("k"));
            RedisException second = catchThrowableOfType(RedisConnectionException.class, () -> away.redis().get("k"));

            assertThat(List.of(first, second)).allSatisfy(each -> assertThat(each).message().doesNotContain("attempts"));
        }
    }

    @Test
    void command_noConnectionAndNoOfflineQueue_isNotTriedAgain() {
        TestSettings settings = TestSettings.at(server.port()).connections(1).retriesUntilDeadline()
                .offlineQueue(new OfflineQueue(false, 100, 10_000));
        server.on("GET", Reaction.reply(Resp.bulk("v")));
        try (ClientFixture impatient = ClientFixture.of(settings)) {
            impatient.redis().get("k");
            server.close();
            await().until(() -> impatient.redis().connectionState() == ConnectionState.RECONNECTING);

            RedisException failure = catchThrowableOfType(RedisConnectionException.class, () -> impatient.redis().get("k"));
            assertThat(failure).message().doesNotContain("attempts");
        }
    }

    @Test
    void close_callWaitsForItsNextAttempt_endsAtOnceWithTheLastReason() throws Exception {
        script("GET", Reaction.reply(LOADING));
        TestSettings patient = TestSettings.at(server.port()).connections(1).retriesUntilDeadline()
                .commandTimeout(Duration.ofMinutes(10)).retryWaits(Duration.ofMinutes(1), Duration.ofMinutes(2));
        try (ClientFixture other = ClientFixture.of(patient)) {
            CompletableFuture<String> waiting = other.reactive().get("k").subscribeAsCompletionStage();
            await().untilAsserted(() -> assertThat(received).hasValue(1));
            other.closeClient();

            assertThat(waiting.handle((reply, failure) -> failure).get(5, TimeUnit.SECONDS))
                    .isInstanceOf(RedisLoadingException.class);
        }
    }
}
