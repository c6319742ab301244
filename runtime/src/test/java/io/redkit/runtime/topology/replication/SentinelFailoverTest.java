package io.redkit.runtime.topology.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisServer;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.Shortest;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;

class SentinelFailoverTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RedisSentinels sentinels;
    private ClientFixture client;
    private RedisServer before;

    @BeforeEach
    void start() {
        sentinels = RedisSentinels.start();
        client = ClientFixture.of(TestSentinels.settingsOf(sentinels).retriesUntilDeadline());
        before = sentinels.master();
        client.redis().set("key", "before");
    }

    @AfterEach
    void close() {
        client.close();
        sentinels.close();
    }

    private void failOver(RedisServer asked) {
        raw(asked).send("SENTINEL", "FAILOVER", sentinels.masterName());
    }

    private static RawRedis raw(RedisServer server) {
        return new RawRedis(TestRedis.VERTX, server.port());
    }

    private void awaitWritesAtNewMaster() {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            RedisServer now = sentinels.master();
            assertThat(now).isNotSameAs(before);
            client.redis().set("key", "after");
            assertThat(raw(now).text("GET", "key")).isEqualTo("after");
            assertThat(client.redis().get("key")).isEqualTo("after");
        });
    }

    @Test
    void planned_writesAndReadsGoToNewMaster() {
        failOver(sentinels.sentinels().get(0));

        awaitWritesAtNewMaster();
    }

    @Test
    void masterKilled_writesSucceedSoonAfterTheElection() {
        assertThat(Shortest.of(SECOND, this::loseTheMaster)).isLessThanOrEqualTo(SECOND);
    }

    private Duration loseTheMaster() {
        if (!before.isAlive()) {
            close();
            start();
        }
        before.kill();
        await().atMost(PATIENCE).ignoreExceptions()
                .until(() -> sentinels.master() != before && raw(sentinels.master()).text("ROLE") != null);
        long elected = System.nanoTime();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            client.redis().set("key", "after");
            return true;
        });
        return Duration.ofNanos(System.nanoTime() - elected);
    }

    @Test
    void watchedSentinelKilled_anotherOneIsWatchedAndFailoverIsNoticed() {
        await().atMost(PATIENCE).until(() -> watched() != null);
        RedisServer lost = watched();
        lost.kill();
        await().atMost(PATIENCE).until(() -> watched() != null);
        failOver(watched());

        awaitWritesAtNewMaster();
    }

    /** Returns the sentinel that the client listens to; null if there is none. */
    private RedisServer watched() {
        return sentinels.sentinels().stream().filter(RedisServer::isAlive)
                .filter(sentinel -> raw(sentinel).text("CLIENT", "LIST").lines()
                        .anyMatch(line -> line.contains("name=redkit-test") && !line.contains(" sub=0 ")))
                .findFirst().orElse(null);
    }
}
