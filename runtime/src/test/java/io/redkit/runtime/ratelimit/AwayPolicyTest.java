package io.redkit.runtime.ratelimit;

import static io.redkit.ratelimit.RateLimitResult.Source.REDIS;
import static io.redkit.ratelimit.RateLimitResult.Source.WHILE_AWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.RedisPermissionException;
import io.redkit.ratelimit.RateLimit;
import io.redkit.ratelimit.RateLimitDecision;
import io.redkit.ratelimit.RateLimitResult;
import io.redkit.ratelimit.RateLimiter;
import io.redkit.ratelimit.WhileAway;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.LogLines;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.ReceivedCommand;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestSettings;

/** What is answered, and what is sent, when Redis does not answer. */
class AwayPolicyTest {

    private static final RateLimit LIMIT = RateLimit.gcra(2, Duration.ofHours(1)).named("limit");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ScriptedServer server = ScriptedServer.start();
    private final int port = server.port();
    private final ClientFixture client = client(TestSettings.TIMEOUT);
    private final RateLimiter limiter = limiter(client, PATIENCE);

    private ClientFixture client(Duration commandTimeout) {
        return ClientFixture.of(TestSettings.at(port).connections(1).commandTimeout(commandTimeout)
                .degradedAfter(Duration.ofMillis(200)).retriesUntilDeadline());
    }

    private static RateLimiter limiter(ClientFixture client, Duration deadline) {
        return RateLimiters.of(client.client().patterns(), new LimitSettings(WhileAway.LOCAL, deadline, 100, 100,
                Map.of("strict", LIMIT.named("strict").whileAway(WhileAway.CLOSED)))).blocking();
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private List<RateLimitResult> ask(int times, RateLimit limit) {
        return IntStream.range(0, times).mapToObj(i -> limiter.check(limit, "ada", 1)).toList();
    }

    @Test
    void check_serverIsMute_isAnsweredByPolicyAfterItsDeadline() {
        server.on("EVALSHA", Reaction.silence());
        Duration deadline = Duration.ofMillis(150);
        try (ClientFixture impatient = client(PATIENCE)) {
            long start = System.nanoTime();

            RateLimitResult result = limiter(impatient, deadline).check(LIMIT, "ada", 1);

            assertThat(result.source()).isEqualTo(WHILE_AWAY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(deadline.minusMillis(20), PATIENCE.dividedBy(2));
        }
    }

    @Test
    void check_connectionLostAfterSending_isNeverSentAgain() {
        CompletableFuture<RateLimitResult> result = CompletableFuture.supplyAsync(() -> limiter.check(LIMIT, "ada", 1));
        server.take("EVALSHA").peer().close();

        assertThat(result.join().source()).isEqualTo(WHILE_AWAY);
        assertThat(client.client().counters().retries()).isZero();
    }

    @Test
    void check_anyTime_sendsNoTimeOfThisMachine() {
        CompletableFuture<RateLimitResult> result = CompletableFuture.supplyAsync(() -> limiter.check(LIMIT, "ada", 1));
        ReceivedCommand sent = server.take("EVALSHA");
        sent.reply(array(1, 1, 0, 1_800_000_000));

        assertThat(sent.words().subList(2, sent.words().size()))
                .containsExactly("1", "ratelimit:{ada}:limit:g", "1800000000", "1", "2", "1");
        assertThat(result.join().source()).isEqualTo(REDIS);
    }

    @Test
    void checkAll_fiveLimits_isOneRoundTrip() {
        List<RateLimit> five = IntStream.range(0, 5).mapToObj(i -> LIMIT.named("limit" + i)).toList();
        CompletableFuture<RateLimitDecision> result = CompletableFuture
                .supplyAsync(() -> limiter.checkAll(five, "ada", 1));
        server.take("EVALSHA").reply(array(IntStream.range(0, 16).map(i -> 1).toArray()));

        assertThat(result.join().results()).hasSize(5);
    }

    private static String array(int... numbers) {
        return Resp.array(IntStream.of(numbers).mapToObj(Resp::integer).toArray(String[]::new));
    }

    @Test
    void local_serverIsMute_countsInMemory() {
        server.on("EVALSHA", Reaction.hangUp());

        assertThat(ask(3, LIMIT)).extracting(RateLimitResult::allowed).containsExactly(true, true, false);
    }

    @Test
    void open_serverIsMute_grantsEverything() {
        server.on("EVALSHA", Reaction.hangUp());

        assertThat(ask(5, LIMIT.whileAway(WhileAway.OPEN))).allMatch(RateLimitResult::allowed);
    }

    @Test
    void acquireUpTo_openAndServerIsMute_grantsNoMoreThanTheLimitEverDoes() {
        server.on("EVALSHA", Reaction.hangUp());

        assertThat(limiter.acquireUpTo(LIMIT.whileAway(WhileAway.OPEN), "ada", 1000).granted()).isEqualTo(2);
    }

    @Test
    void closed_serverIsMute_deniesEverything() {
        server.on("EVALSHA", Reaction.hangUp());

        assertThat(ask(2, LIMIT.whileAway(WhileAway.CLOSED))).noneMatch(RateLimitResult::allowed)
                .allMatch(result -> result.retryAfter().equals(Duration.ofSeconds(1)));
    }

    @Test
    void checkAll_oneIsClosed_spendsNothingOfTheLocalOne() {
        server.on("EVALSHA", Reaction.hangUp());
        RateLimit closed = LIMIT.named("closed").whileAway(WhileAway.CLOSED);
        IntStream.range(0, 5).forEach(i -> limiter.checkAll(List.of(LIMIT, closed), "ada", 1));

        assertThat(ask(2, LIMIT)).allMatch(RateLimitResult::allowed);
    }

    @Test
    void checkAll_oneIsOpen_isCountedForTheOther() {
        server.on("EVALSHA", Reaction.hangUp());
        RateLimit open = LIMIT.named("open").whileAway(WhileAway.OPEN);
        List<Boolean> allowed = IntStream.range(0, 3)
                .mapToObj(i -> limiter.checkAll(List.of(open, LIMIT), "ada", 1).allowed()).toList();

        assertThat(allowed).containsExactly(true, true, false);
    }

    @Test
    void failure_thatShowsAMistake_isNotHidden() {
        server.on("EVALSHA", Reaction.reply(Resp.error("NOPERM this user has no permissions")));

        assertThatThrownBy(() -> limiter.check(LIMIT, "ada", 1)).isInstanceOf(RedisPermissionException.class);
    }

    @Test
    void block_serverIsMute_fails() {
        server.on("EVALSHA", Reaction.hangUp());

        assertThatThrownBy(() -> limiter.block(LIMIT, "ada", Duration.ofHours(1))).isInstanceOf(RedisException.class);
    }

    @Test
    void outage_beginningAndEnd_areOneLogLineEach() {
        server.on("EVALSHA", Reaction.reply(array(1, 1, 0, 1)));
        limiter.check(LIMIT, "ada", 1);
        try (LogLines log = LogLines.of("io.redkit.ratelimit")) {
            server.close();
            await().until(() -> client.client().availability().isAway());
            ask(3, LIMIT);
            await().until(() -> !log.all().isEmpty());
            server = ScriptedServer.start(port);
            await().until(() -> log.all().size() == 2);

            assertThat(log.all()).satisfiesExactly(
                    line -> assertThat(line).isEqualTo("WARN Redis client <default> is away: rate limits are answered by"
                            + " policy: local, strict closed"),
                    line -> assertThat(line).startsWith("INFO Redis client <default> is back").endsWith("meanwhile: 3"));
        }
        assertThat(client.client().availability().policies()).anyMatch(policy -> policy.feature().equals("rate-limit"));
    }
}
