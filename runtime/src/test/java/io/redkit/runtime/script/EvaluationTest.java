package io.redkit.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.Delivery;
import io.redkit.RedisConnectionException;
import io.redkit.RedisException;
import io.redkit.RedisServerException;
import io.redkit.RedisTimeoutException;
import io.redkit.data.Script;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Uni;

/** What is sent, in which order, and what becomes of it when the server does not know the script, or is lost. */
class EvaluationTest {

    private static final String NOSCRIPT = Resp.error("NOSCRIPT No matching script. Please use EVAL.");

    private final ScriptedServer server = ScriptedServer.start();
    private final ClientFixture client = ClientFixture
            .of(TestSettings.at(server.port()).connections(1).retriesUntilDeadline());

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private Script script(String effect) {
        return client.redis().script(text(effect)).keys("k").args(5);
    }

    private static String text(String effect) {
        return """
                -- KEYS: counter
                -- ARGV: amount
                -- reply: integer
                -- cost: O(1)
                -- effect: %s
                return 1
                """.formatted(effect);
    }

    private CompletableFuture<Long> run(Script script) {
        return CompletableFuture.supplyAsync(script::asLong);
    }

    @Test
    void run_digestNotKnown_isFollowedByTheTextWithTheSameArguments() {
        CompletableFuture<Long> reply = run(script("write"));
        ReceivedCommand first = server.take("EVALSHA");
        first.reply(NOSCRIPT);
        ReceivedCommand second = server.take("EVAL");
        second.reply(Resp.integer(7));

        assertThat(reply.join()).isEqualTo(7);
        assertThat(first.words().subList(2, 5)).isEqualTo(List.of("1", "k", "5")).isEqualTo(second.words().subList(2, 5));
        assertThat(second.argument(0)).endsWith("return 1\n");
    }

    @Test
    void run_textNotKnownEither_failsWithoutALoop() {
        server.on("EVALSHA", Reaction.reply(NOSCRIPT)).on("EVAL", Reaction.reply(NOSCRIPT));

        RedisServerException failure = catchThrowableOfType(RedisServerException.class, script("write")::asLong);

        assertThat(failure.code()).isEqualTo("NOSCRIPT");
    }

    @Test
    void run_scriptMakesAnErrorOfThatCodeItself_isNotRunAgain() {
        server.on("EVALSHA", Reaction.reply(Resp.error("NOSCRIPT of mine"))).on("EVAL", Reaction.reply(Resp.integer(1)));

        assertThat(catchThrowableOfType(RedisServerException.class, script("write")::asLong)).isNotNull();
    }

    @Test
    void run_textIsNotAnswered_endsWithinTheDeadlineOfBoth() {
        server.on("EVALSHA", Reaction.reply(NOSCRIPT)).on("EVAL", Reaction.silence());
        Script hasty = script("write").with(CallOptions.DEFAULT.deadline(Duration.ofMillis(300)));
        long start = System.nanoTime();

        RedisTimeoutException failure = catchThrowableOfType(RedisTimeoutException.class, hasty::asLong);

        assertThat(failure.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void write_connectionLostAfterSending_isNotSentAgain() {
        server.on("EVALSHA", Reaction.hangUp());

        RedisException failure = catchThrowableOfType(RedisConnectionException.class, script("write")::asLong);

        assertThat(failure.delivery()).isEqualTo(Delivery.OUTCOME_UNKNOWN);
        assertThat(client.client().counters().retries()).isZero();
    }

    @Test
    void othersThanWrite_connectionLostAfterSending_areSentAgain() {
        for (String effect : List.of("read", "idempotent", "once")) {
            CompletableFuture<Long> reply = run(script(effect));
            ReceivedCommand first = server.take("EVALSHA");
            first.peer().close();
            ReceivedCommand second = server.take("EVALSHA");
            second.reply(Resp.integer(7));

            assertThat(reply.join()).as(effect).isEqualTo(7);
            assertThat(second.words()).as("the same request").isEqualTo(first.words());
        }
    }

    @Test
    void once_eachRun_isARequestOfItsOwn() {
        Script once = script("once");
        CompletableFuture<Long> one = run(once);
        ReceivedCommand first = server.take("EVALSHA");
        CompletableFuture<Long> other = run(once);
        ReceivedCommand second = server.take("EVALSHA");
        first.reply(Resp.integer(1));
        second.reply(Resp.integer(1));

        assertThat(one.join()).isEqualTo(other.join());
        assertThat(first.argument(3)).startsWith("once:{k}:").isNotEqualTo(second.argument(3));
    }

    @Test
    void once_uniThatIsSubscribedToTwice_isOneRequest() {
        Uni<Long> run = client.reactive().script(text("once")).keys("k").args(5).asLong();
        run.subscribe().asCompletionStage();
        ReceivedCommand first = server.take("EVALSHA");
        run.subscribe().asCompletionStage();

        assertThat(server.take("EVALSHA").words()).isEqualTo(first.words());
    }
}
