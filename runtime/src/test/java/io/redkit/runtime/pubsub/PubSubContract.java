package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.subscription.Cancellable;

/** What channels do, on whatever servers; with two clients, as two processes would be. */
abstract class PubSubContract {

    record Order(String id, int pieces) {
    }

    private final RedkitClient oneClient = client();
    private final RedkitClient otherClient = client();
    private final ClientPubSub one = new ClientPubSub(oneClient.patterns(), PubSubSettings.DEFAULT);
    private final ClientPubSub other = new ClientPubSub(otherClient.patterns(), PubSubSettings.DEFAULT);
    private final ReactiveRedisPubSub publisher = one.reactive();
    private final ReactiveRedisPubSub listener = other.reactive();
    private final List<Message<?>> messages = new CopyOnWriteArrayList<>();
    private final List<Gap> gaps = new CopyOnWriteArrayList<>();

    abstract TestSettings settings();

    abstract RawRedis raw();

    private RedkitClient client() {
        return TestRedis.client(settings().keyPrefix("shop:").commandTimeout(Duration.ofSeconds(10)));
    }

    @AfterEach
    void end() {
        one.close();
        other.close();
        oneClient.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
    }

    private <T> Cancellable listen(Channels channels, Class<T> type) {
        AtomicBoolean subscribed = new AtomicBoolean();
        Cancellable stream = listener.subscribe(channels, type,
                SubscribeOptions.DEFAULT.onGap(gaps::add).onSubscribed(() -> subscribed.set(true))).subscribe()
                .with(messages::add);
        await().untilTrue(subscribed);
        return stream;
    }

    private void publish(String channel, Object payload) {
        publisher.publish(channel, payload).await().indefinitely();
    }

    @Test
    void subscriber_text_getsItWithItsChannel() {
        listen(Channels.of("news"), String.class);

        publish("news", "hello");

        await().untilAsserted(() -> assertThat(messages).containsExactly(new Message<>("news", null, "hello")));
    }

    @Test
    void subscriber_object_getsItFromJson() {
        listen(Channels.of("orders"), Order.class);

        publish("orders", new Order("a", 3));

        await().untilAsserted(() -> assertThat(messages).extracting(Message::payload).isEqualTo(List.of(new Order("a", 3))));
    }

    @Test
    void subscriber_bytes_getsThemAsTheyAre() {
        listen(Channels.of("raw"), byte[].class);

        publish("raw", new byte[] { 0, -1, 13 });

        await().until(() -> messages.size() == 1);
        assertThat((byte[]) messages.get(0).payload()).containsExactly(0, -1, 13);
    }

    @Test
    void subscriber_pattern_getsMatchingOnesWithoutPrefix() {
        listen(Channels.matching("orders.*"), String.class);

        publish("orders.north", "1");
        publish("returns", "2");
        publish("orders.south", "3");

        // in any order, as the channels of a cluster are those of several nodes
        await().untilAsserted(() -> assertThat(messages).containsExactlyInAnyOrder(
                new Message<>("orders.north", "orders.*", "1"), new Message<>("orders.south", "orders.*", "3")));
    }

    @Test
    void subscriber_severalChannels_getsThoseOfEach() {
        listen(Channels.of("a", "b", "c"), String.class);

        List.of("a", "b", "c").forEach(channel -> publish(channel, channel));

        await().untilAsserted(() -> assertThat(messages).extracting(Message::channel).containsExactlyInAnyOrder("a", "b", "c"));
    }

    @Test
    void subscriber_withoutPrefix_hearsOthers() {
        listen(Channels.of("foreign").withoutPrefix(), String.class);

        publish("foreign", "of this application");
        oneClient.reactive().execute("PUBLISH", "foreign", "of another one").await().indefinitely();

        await().untilAsserted(() -> assertThat(messages).containsExactly(new Message<>("foreign", null, "of another one")));
    }

    @Test
    void subscriber_manyMessages_getsThemInOrder() {
        listen(Channels.of("many"), Integer.class);

        for (int i = 0; i < 200; i++) {
            publish("many", i);
        }

        await().until(() -> messages.size() == 200);
        for (int i = 0; i < 200; i++) {
            assertThat(messages.get(i).payload()).isEqualTo(i);
        }
    }

    @Test
    void subscriber_unreadableMessage_isAGapAndNotTheEnd() {
        listen(Channels.of("orders"), Order.class);

        publish("orders", "no JSON");
        publish("orders", new Order("a", 1));

        await().until(() -> messages.size() == 1);
        assertThat(gaps).containsExactly(new Gap(Gap.Cause.UNREADABLE, 1));
        assertThat(other.counters().unreadableCount()).isEqualTo(1);
    }

    @Test
    void subscriber_codecThrowsWhatItShouldNot_isAGapAndNotTheEnd() {
        AtomicBoolean subscribed = new AtomicBoolean();
        listener.subscribe(Channels.of("numbers"), new Digits(),
                SubscribeOptions.DEFAULT.onGap(gaps::add).onSubscribed(() -> subscribed.set(true))).subscribe()
                .with(messages::add);
        await().untilTrue(subscribed);

        publish("numbers", "no number");
        publish("numbers", "");
        publish("numbers", "7");

        await().untilAsserted(() -> assertThat(messages).containsExactly(new Message<>("numbers", null, 7)));
        assertThat(gaps).containsExactly(new Gap(Gap.Cause.UNREADABLE, 1), new Gap(Gap.Cause.UNREADABLE, 1));
    }

    @Test
    void subscriber_cancelled_hearsNothingMore() {
        Cancellable stream = listen(Channels.of("left"), String.class);
        listen(Channels.of("end"), String.class);

        stream.cancel();
        publish("left", "unheard");
        publish("end", "heard");

        await().untilAsserted(() -> assertThat(messages).containsExactly(new Message<>("end", null, "heard")));
    }

    @Test
    void publish_nobodyListens_reachesNobody() {
        assertThat(publisher.publish("void", "x").await().indefinitely()).isZero();
    }

    @Test
    void stream_clientClosed_isCompleted() {
        AtomicBoolean completed = new AtomicBoolean();
        listener.subscribe("news", String.class).subscribe().with(messages::add, failure -> {
        }, () -> completed.set(true));

        other.close();

        await().untilTrue(completed);
    }

    @Test
    void blockingStream_tellsOnWorkers() {
        List<String> threads = new CopyOnWriteArrayList<>();
        AtomicBoolean subscribed = new AtomicBoolean();
        other.blocking().subscribe(Channels.of("news"), String.class,
                SubscribeOptions.DEFAULT.onSubscribed(() -> subscribed.set(true))).subscribe()
                .with(message -> threads.add(Thread.currentThread().getName()));
        await().untilTrue(subscribed);

        one.blocking().publish("news", "hello");

        await().untilAsserted(() -> assertThat(threads).singleElement().asString().contains("worker"));
    }
}
