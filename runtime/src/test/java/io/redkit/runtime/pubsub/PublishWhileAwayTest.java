package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.RedisOverloadException;
import io.redkit.pubsub.Channels;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** What becomes of messages that are published while Redis is away. */
class PublishWhileAwayTest {

    private final FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port());
    private final RedkitClient client = TestRedis
            .client(TestSettings.at(proxy.port()).degradedAfter(Duration.ofSeconds(1)));
    private final RedkitClient observer = TestRedis.client(s -> s.commandTimeout(Duration.ofSeconds(10)));
    private final ClientPubSub listening = new ClientPubSub(observer.patterns(), PubSubSettings.DEFAULT);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        listening.close();
        client.close(Duration.ZERO);
        observer.close(Duration.ZERO);
        proxy.close();
    }

    private void goAway() {
        AtomicBoolean subscribed = new AtomicBoolean();
        listening.reactive().subscribe(Channels.of("news"), String.class,
                SubscribeOptions.DEFAULT.onSubscribed(() -> subscribed.set(true))).subscribe()
                .with(message -> heard.add(message.payload()));
        await().untilTrue(subscribed);
        await().ignoreExceptions().until(() -> client.reactive().execute("PING").await().indefinitely() != null);
        proxy.refuse();
        await().until(() -> client.availability().isAway());
    }

    /** The last answers may come after what was heard. */
    private static void awaitNothingKept(ClientPubSub pubsub) {
        await().until(() -> pubsub.reactive().publish("elsewhere", "").await().atMost(Duration.ofSeconds(10)) >= 0);
    }

    private static long publish(ClientPubSub pubsub, String message) {
        return pubsub.reactive().publish("news", message).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void publish_policyFail_fails() {
        try (ClientPubSub pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT)) {
            goAway();

            assertThatThrownBy(() -> publish(pubsub, "lost")).isInstanceOf(RedisException.class);
        }
    }

    @Test
    void publish_policyBuffer_arrivesInOrderWhenRedisIsBack() {
        try (ClientPubSub pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT.keeping(10))) {
            goAway();
            for (int i = 0; i < 10; i++) {
                assertThat(publish(pubsub, "m" + i)).isEqualTo(ReactiveRedisPubSub.KEPT);
            }

            proxy.heal();
            await().until(() -> heard.size() == 10);
            awaitNothingKept(pubsub);
            assertThat(publish(pubsub, "m10")).isPositive();

            await().untilAsserted(() -> assertThat(heard).isEqualTo(IntStream.range(0, 11).mapToObj(i -> "m" + i).toList()));
        }
    }

    @Test
    void publish_bufferFull_isRefused() {
        try (ClientPubSub pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT.keeping(2))) {
            goAway();
            publish(pubsub, "a");
            publish(pubsub, "b");

            assertThatThrownBy(() -> publish(pubsub, "c")).isInstanceOf(RedisOverloadException.class);
        }
    }

    @Test
    void policy_isDeclaredAndWithdrawn() {
        ClientPubSub pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT.keeping(2));
        assertThat(client.availability().policies()).extracting(Object::toString).anyMatch(policy -> policy.contains("buffer"));

        pubsub.close();

        assertThat(client.availability().policies()).extracting(Object::toString)
                .noneMatch(policy -> policy.contains("pubsub"));
    }
}
