package io.redkit.runtime.nearcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.CallOptions;
import io.redkit.RedisServerException;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.NearCacheSettings;
import io.redkit.runtime.config.NearCacheSettings.Bound;
import io.redkit.testkit.Peer;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** Replies and words of changes in every order, on a server that says what the test wants when it wants it. */
class NearCacheRacesTest {

    private static final String KEY = "catalog:1";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ScriptedServer server = ScriptedServer.start().on("PING", Reaction.reply(Resp.PONG))
            .on("PTTL", Reaction.reply(Resp.integer(-1))).on("CLIENT", command -> {
                tracker = command.peer();
                command.reply(Resp.OK);
            });
    private final RedkitClient client = TestRedis
            .client(TestSettings.at(server.port()).commandTimeout(Duration.ofSeconds(20)).connections(1)
                    .nearCaches(new NearCacheSettings("catalog", "catalog:", Duration.ofMinutes(1), new Bound(100, false),
                            Duration.ofSeconds(10), false)));
    private volatile Peer tracker;

    @BeforeEach
    void track() {
        CompletableFuture<String> first = read("catalog:first");
        server.take("GET").reply(Resp.NULL);
        assertThat(first).succeedsWithin(SOON);
        awaitTracked();
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        server.close();
    }

    private void awaitTracked() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> client.nearCaches().figures("catalog").tracked());
    }

    private CompletableFuture<String> read(String key) {
        return client.reactive().get(key).subscribeAsCompletionStage();
    }

    /** Sends it, and waits until the client has it. */
    private void invalidate(String key) {
        long before = client.nearCaches().figures("catalog").invalidations();
        tracker.send(Resp.push(Resp.bulk("invalidate"), Resp.array(Resp.bulk(key))));
        await().atMost(SOON).until(() -> client.nearCaches().figures("catalog").invalidations() > before);
    }

    private void flush() {
        long before = client.nearCaches().figures("catalog").flushes();
        tracker.send(Resp.push(Resp.bulk("invalidate"), Resp.NULL));
        await().atMost(SOON).until(() -> client.nearCaches().figures("catalog").flushes() > before);
    }

    /** Answers the next GET, which there must be. */
    private void answer(String value) {
        server.take("GET").reply(Resp.bulk(value));
    }

    private void assertKept(String value) {
        assertThat(read(KEY)).isCompletedWithValue(value);
    }

    private void assertReadAnew() {
        CompletableFuture<String> read = read(KEY);
        answer("anew");
        assertThat(read).succeedsWithin(SOON).isEqualTo("anew");
    }

    @Test
    void get_nothingHappened_isKept() {
        CompletableFuture<String> read = read(KEY);
        answer("one");
        assertThat(read).succeedsWithin(SOON).isEqualTo("one");

        assertKept("one");
    }

    @Test
    void get_changedWhileTheReplyIsOnItsWay_isNotKept() {
        CompletableFuture<String> read = read(KEY);
        var get = server.take("GET");
        invalidate(KEY);

        get.reply(Resp.bulk("old"));

        assertThat(read).succeedsWithin(SOON).isEqualTo("old");
        assertReadAnew();
    }

    @Test
    void get_changedAndReadAgainBeforeTheFirstReply_keepsTheSecondValue() {
        CompletableFuture<String> first = read(KEY);
        var get = server.take("GET");
        invalidate(KEY);
        server.hold("PTTL"); // a server answers in order
        CompletableFuture<String> second = read(KEY);
        get.reply(Resp.bulk("old"));
        assertThat(first).succeedsWithin(SOON).isEqualTo("old");

        server.take("PTTL").reply(Resp.integer(-1));
        answer("new");

        assertThat(second).succeedsWithin(SOON).isEqualTo("new");
        assertKept("new");
    }

    @Test
    void get_everythingFlushedMeanwhile_isNotKept() {
        CompletableFuture<String> read = read(KEY);
        var get = server.take("GET");
        flush();

        get.reply(Resp.bulk("old"));

        assertThat(read).succeedsWithin(SOON);
        assertReadAnew();
    }

    @Test
    void get_trackingLostMeanwhile_isNotKept() {
        CompletableFuture<String> read = read(KEY);
        var get = server.take("GET");
        long before = client.nearCaches().figures("catalog").flushes();
        tracker.close();
        await().atMost(SOON).until(() -> client.nearCaches().figures("catalog").flushes() > before);
        awaitTracked();

        get.reply(Resp.bulk("old"));

        assertThat(read).succeedsWithin(SOON);
        assertReadAnew();
    }

    @Test
    void get_trackingNotConfirmed_asksTheServerEachTime() {
        server.on("CLIENT", Reaction.silence());
        tracker.close();
        await().atMost(SOON).until(() -> !client.nearCaches().figures("catalog").tracked());

        assertReadAnew();
        assertReadAnew();
    }

    @Test
    void get_sameKeyMeanwhile_waitsForTheSameReply() {
        CompletableFuture<String> first = read(KEY);
        CompletableFuture<String> second = read(KEY);

        answer("one");

        assertThat(first).succeedsWithin(SOON).isEqualTo("one");
        assertThat(second).succeedsWithin(SOON).isEqualTo("one");
    }

    @Test
    void get_readOfAnotherFails_goesItsOwnWay() {
        CompletableFuture<String> first = read(KEY);
        CompletableFuture<String> second = read(KEY);

        server.take("GET").reply(Resp.error("ERR out of order"));

        assertThat(first).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(RedisServerException.class);
        answer("one");
        assertThat(second).succeedsWithin(SOON).isEqualTo("one");
    }

    @Test
    void get_withADeadlineOfItsOwn_waitsForNobody() {
        CompletableFuture<String> first = read(KEY);
        CompletableFuture<String> hasty = client.reactive().with(CallOptions.DEFAULT.deadline(Duration.ofMillis(50))).get(KEY)
                .subscribeAsCompletionStage();

        assertThat(hasty).failsWithin(SOON);
        answer("one");
        assertThat(first).succeedsWithin(SOON).isEqualTo("one");
    }

    @Test
    void get_firstReaderGone_isReadForTheOthers() {
        var first = client.reactive().get(KEY).subscribe().with(value -> {
        });
        CompletableFuture<String> second = read(KEY);

        first.cancel();

        answer("one");
        assertThat(second).succeedsWithin(SOON).isEqualTo("one");
    }

    @Test
    void get_whileThisClientWrites_isNotKept() {
        CompletableFuture<Void> write = client.reactive().set(KEY, "new").subscribeAsCompletionStage();
        var set = server.take("SET");
        CompletableFuture<String> read = read(KEY);
        var get = server.take("GET");
        set.reply(Resp.OK);
        assertThat(write).succeedsWithin(SOON);

        get.reply(Resp.bulk("while it was written"));

        assertThat(read).succeedsWithin(SOON);
        assertReadAnew();
        assertKept("anew");
    }

    @Test
    void get_lifeUnknown_isNotKept() {
        server.on("PTTL", Reaction.reply(Resp.error("NOPERM no")));

        assertReadAnew();
        assertReadAnew();
    }

    @Test
    void get_lifeOver_isNotKept() {
        server.on("PTTL", Reaction.reply(Resp.integer(0)));

        assertReadAnew();
        assertReadAnew();
    }

    @Test
    void get_missingThoughItWasThereBefore_isNotRemembered() {
        CompletableFuture<String> read = read(KEY);
        server.take("GET").reply(Resp.NULL);

        assertThat(read).succeedsWithin(SOON).isNull();
        assertReadAnew();
    }

    @Test
    void flush_manyValues_touchesNoneOfThem() {
        for (int i = 0; i < 50; i++) {
            CompletableFuture<String> read = read("catalog:" + i);
            answer("value");
            assertThat(read).succeedsWithin(SOON);
        }
        long entries = client.nearCaches().figures("catalog").entries();

        flush();

        assertThat(client.nearCaches().figures("catalog").entries()).isEqualTo(entries).isGreaterThanOrEqualTo(50);
        assertReadAnew();
    }

    @Test
    void get_trackingConnectionSilent_isAnsweredFromMemoryForTheStatedTimeOnly() {
        CompletableFuture<String> first = read(KEY);
        answer("one");
        assertThat(first).succeedsWithin(SOON);
        server.on("PING", Reaction.silence()).on("CLIENT", Reaction.silence());
        long start = System.nanoTime();

        AtomicLong last = new AtomicLong(start);
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
            long now = System.nanoTime();
            boolean inMemory = read(KEY).isDone();
            last.set(inMemory ? now : last.get());
            return !inMemory;
        });

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(last.get() - start)).isLessThanOrEqualTo(TrackedMaster.BLINDNESS);
        answer("one");
    }

    @Test
    void tracking_asksForThePrefixesAndEveryChange() {
        server.hold("CLIENT");
        tracker.close();

        assertThat(server.take("CLIENT").words())
                .isEqualTo(List.of("CLIENT", "TRACKING", "ON", "BCAST", "PREFIX", "catalog:"));
    }
}
