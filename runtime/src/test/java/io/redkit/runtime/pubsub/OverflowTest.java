package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Gap.Cause;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.Overflow;
import io.redkit.pubsub.SlowSubscriberException;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** What a slow subscriber gets. */
class OverflowTest {

    private final FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port());
    private final RedkitClient client = TestRedis.client(TestSettings.at(proxy.port()).commandTimeout(Duration.ofSeconds(10)));
    private final ClientPubSub pubsub = new ClientPubSub(client.patterns(), PubSubSettings.DEFAULT);
    private final List<Object> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        pubsub.close();
        client.close(Duration.ZERO);
        proxy.close();
    }

    private AssertSubscriber<Message<String>> subscribe(Overflow overflow) {
        AtomicBoolean subscribed = new AtomicBoolean();
        SubscribeOptions options = SubscribeOptions.DEFAULT.buffer(3).overflow(overflow).onGap(told::add)
                .onSubscribed(() -> subscribed.set(true));
        AssertSubscriber<Message<String>> subscriber = pubsub.reactive()
                .subscribe(Channels.of("slow"), String.class, options)
                .onItem().invoke(message -> told.add(message.payload()))
                .subscribe().withSubscriber(AssertSubscriber.create(0));
        await().untilTrue(subscribed);
        return subscriber;
    }

    private void publish(int from, int to) {
        long before = pubsub.counters().receivedCount();
        for (int i = from; i < to; i++) {
            TestRedis.RAW.send("PUBLISH", "slow", String.valueOf(i));
        }
        await().until(() -> pubsub.counters().receivedCount() == before + to - from);
    }

    @Test
    void dropOldest_bufferFull_keepsTheNewestBehindOneGap() {
        AssertSubscriber<Message<String>> subscriber = subscribe(Overflow.DROP_OLDEST);

        publish(0, 8);
        subscriber.request(10);

        await().untilAsserted(() -> assertThat(told).containsExactly(new Gap(Cause.OVERFLOW, 5), "5", "6", "7"));
        assertThat(pubsub.counters().droppedCount()).isEqualTo(5);
    }

    @Test
    void dropNewest_bufferFull_keepsTheOldestBeforeOneGap() {
        AssertSubscriber<Message<String>> subscriber = subscribe(Overflow.DROP_NEWEST);

        publish(0, 8);
        subscriber.request(4);
        await().until(() -> told.size() == 4);
        publish(8, 9);

        await().untilAsserted(() -> assertThat(told).containsExactly("0", "1", "2", new Gap(Cause.OVERFLOW, 5), "8"));
    }

    @Test
    void fail_bufferFull_endsTheStream() {
        AssertSubscriber<Message<String>> subscriber = subscribe(Overflow.FAIL);

        for (int i = 0; i < 8; i++) {
            TestRedis.RAW.send("PUBLISH", "slow", "x");
        }

        subscriber.awaitFailure().assertFailedWith(SlowSubscriberException.class);
        await().until(() -> subscribers() == 0);
    }

    @Test
    void interruption_messagesWaiting_isToldInItsPlace() {
        AssertSubscriber<Message<String>> subscriber = subscribe(Overflow.DROP_OLDEST);
        publish(0, 2);

        proxy.refuse();
        await().until(() -> subscribers() == 0);
        proxy.heal();
        await().until(() -> subscribers() == 1);
        publish(2, 3);
        subscriber.request(10);

        List<Object> expected = new ArrayList<>(List.of("0", "1", new Gap(Cause.INTERRUPTED, Gap.UNKNOWN), "2"));
        await().untilAsserted(() -> assertThat(told).isEqualTo(expected));
    }

    /** The server may still count the lost connection, over which nothing arrives any more. */
    private static int subscribers() {
        return TestRedis.RAW.send("PUBSUB", "NUMSUB", "slow").get(1).toInteger();
    }
}
