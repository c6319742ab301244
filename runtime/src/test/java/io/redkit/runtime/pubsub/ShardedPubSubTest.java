package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import io.redkit.devserver.RedisServer;
import io.redkit.devserver.RedisServerBinary;
import io.redkit.devserver.RedisServerOptions;
import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** Sharded channels, for which the server must be younger than the embedded one. */
@EnabledIf("hasShardedChannels")
class ShardedPubSubTest {

    static boolean hasShardedChannels() {
        return RedisServerBinary.onPath().map(RedisServerBinary::product).filter(product -> !product.matches(".* [56]\\..*"))
                .isPresent();
    }

    @Test
    void shardedChannel_published_reachesItsSubscriberOnly() {
        try (RedisServer server = RedisServer.start(RedisServerOptions.of(RedisServerBinary.onPath().orElseThrow()))) {
            RedkitClient client = TestRedis
                    .client(TestSettings.at(server.port()).keyPrefix("shop:").commandTimeout(Duration.ofSeconds(10)));
            List<Message<String>> messages = new CopyOnWriteArrayList<>();
            AtomicBoolean subscribed = new AtomicBoolean();
            try (ClientPubSub pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT)) {
                pubsub.reactive().subscribe(Channels.sharded("news"), String.class,
                        SubscribeOptions.DEFAULT.onSubscribed(() -> subscribed.set(true))).subscribe().with(messages::add);
                await().untilTrue(subscribed);

                assertThat(pubsub.reactive().publish("news", "to others").await().indefinitely()).isZero();
                assertThat(pubsub.reactive().publishSharded("news", "hello").await().indefinitely()).isEqualTo(1);

                await().untilAsserted(() -> assertThat(messages).containsExactly(new Message<>("news", null, "hello")));
            } finally {
                client.close(Duration.ZERO);
            }
        }
    }
}
