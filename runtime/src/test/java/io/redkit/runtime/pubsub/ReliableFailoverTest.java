package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.devserver.RedisSentinels;
import io.redkit.devserver.RedisServer;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Gap.Cause;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.ReactiveReliableChannel;
import io.redkit.testkit.ClientFixture;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;

/** A reliable channel whose server is replaced by its replica. */
class ReliableFailoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private RedisSentinels sentinels;
    private ClientFixture client;
    private ClientPubSub pubsub;

    @BeforeEach
    void start() {
        sentinels = RedisSentinels.start();
        client = ClientFixture.of(TestSentinels.settingsOf(sentinels).retriesUntilDeadline());
        pubsub = new ClientPubSub(client.client().patterns(), PubSubSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        pubsub.close();
        client.close();
        sentinels.close();
    }

    @Test
    void subscriber_failover_isToldOfANewEpochAndGetsWhatFollows() {
        ReactiveReliableChannel<String> channel = pubsub.reactive().reliable("news", String.class);
        List<String> received = new CopyOnWriteArrayList<>();
        List<Gap> gaps = new CopyOnWriteArrayList<>();
        channel.subscribe(Position.BEGINNING, gaps::add).subscribe().with(message -> received.add(message.payload()));
        channel.publish("before").await().indefinitely();
        await().atMost(PATIENCE).until(() -> received.size() == 1);
        RedisServer before = sentinels.master();
        RedisServer next = sentinels.replicas().get(0);
        await().atMost(PATIENCE).until(() -> raw(next).number("EXISTS", "channel:{news}:state") == 1);

        failOver();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> sentinels.master() != before && isFollowed());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            channel.publish("after", "the one").await().indefinitely();
            return raw(sentinels.master()).number("XLEN", "channel:{news}") == 2;
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).containsExactly("before", "after"));
        assertThat(gaps).containsExactly(new Gap(Cause.NEW_EPOCH, Gap.UNKNOWN));
    }

    /** Again if a sentinel does not yet, or for a moment not, think a replica fit. */
    private void failOver() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> raw(sentinels.sentinels().get(0))
                .send("SENTINEL", "FAILOVER", sentinels.masterName()) != null);
    }

    /** Whether the client has left the old master, which may still take messages, and lose them. */
    private boolean isFollowed() {
        raw(sentinels.master()).send("SET", "marker", "new master");
        return "new master".equals(client.redis().get("marker"));
    }

    private static RawRedis raw(RedisServer server) {
        return new RawRedis(TestRedis.VERTX, server.port());
    }
}
