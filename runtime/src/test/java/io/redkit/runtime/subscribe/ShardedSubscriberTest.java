package io.redkit.runtime.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import io.redkit.devserver.RedisCluster;
import io.redkit.devserver.RedisClusterNode;
import io.redkit.devserver.RedisClusterOptions;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/** Sharded channels, for which the server must be younger than the embedded one. */
@EnabledIf("hasShardedChannels")
class ShardedSubscriberTest {

    /** Some of them belong to each of the three masters. */
    private static final List<String> CHANNELS = List.of("a", "b", "c", "d", "e", "f");

    private RedisCluster cluster;
    private RedkitClient client;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Boolean> confirmations = new CopyOnWriteArrayList<>();
    private final List<Boolean> gaps = new CopyOnWriteArrayList<>();

    static boolean hasShardedChannels() {
        return RedisServerBinary.onPath().map(RedisServerBinary::product).filter(product -> !product.matches(".* [56]\\..*"))
                .isPresent();
    }

    @BeforeEach
    void start() {
        RedisServerBinary binary = RedisServerBinary.onPath().orElseThrow();
        cluster = RedisCluster.start(
                RedisClusterOptions.of(RedisServerOptions.of(binary)).withReplicasPerMaster(0).withMasters(3));
        client = TestRedis.client(TestSettings.cluster(cluster.nodes().stream().map(RedisClusterNode::port).toList())
                .commandTimeout(Duration.ofSeconds(10)));
    }

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        cluster.close();
    }

    @Test
    void shardedChannels_onSeveralMasters_areEachSubscribedAtTheirHolder() {
        subscribeAll();

        publishToAll();

        await().untilAsserted(() -> assertThat(messages).containsExactlyInAnyOrderElementsOf(CHANNELS));
        assertThat(gaps).isEmpty();
    }

    @Test
    void shardedChannel_slotMoved_isFollowedWithAGap() {
        subscribeAll();
        int slot = raw(0).send("CLUSTER", "KEYSLOT", "a").toInteger();
        int from = cluster.nodes().stream().map(node -> new RawRedis(TestRedis.VERTX, node.port()))
                .map(raw -> raw.send("CLUSTER", "MYID").toString()).toList().indexOf(holder(slot));
        int to = (from + 1) % 3;

        Stream.of(to, from, (from + 2) % 3)
                .forEach(node -> raw(node).send("CLUSTER", "SETSLOT", slot, "NODE", cluster.nodes().get(to).id()));

        await().atMost(Duration.ofSeconds(30)).until(() -> !gaps.isEmpty());
        publishToAll();
        await().untilAsserted(() -> assertThat(messages).containsExactlyInAnyOrderElementsOf(CHANNELS));
        assertThat(subscribers(to)).isEqualTo(1);
    }

    private void subscribeAll() {
        CHANNELS.forEach(channel -> client.patterns().subscriber().subscribeSharded(channel, new ChannelListener() {
            @Override
            public void onMessage(Response message) {
                messages.add(message.toString());
            }

            @Override
            public void onConfirmed() {
                confirmations.add(true);
            }

            @Override
            public void onGap() {
                gaps.add(true);
            }
        }));
        await().until(() -> confirmations.size() == CHANNELS.size());
    }

    private void publishToAll() {
        CHANNELS.forEach(channel -> client.reactive().execute("SPUBLISH", channel, channel).await().indefinitely());
    }

    private int subscribers(int node) {
        return raw(node).send("PUBSUB", "SHARDNUMSUB", "a").get(1).toInteger();
    }

    private String holder(int slot) {
        return raw(0).send("CLUSTER", "SLOTS").stream()
                .filter(range -> range.get(0).toInteger() <= slot && slot <= range.get(1).toInteger())
                .findFirst().orElseThrow().get(2).get(2).toString();
    }

    private RawRedis raw(int node) {
        return new RawRedis(TestRedis.VERTX, cluster.nodes().get(node).port());
    }
}
