package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.redkit.RedisClientName;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.ListenerGap;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.Overflow;
import io.redkit.pubsub.RedisListener;
import io.redkit.pubsub.RedisPubSub;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

class ListenersTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Orders.class, Order.class, CallScope.class, Gaps.class))
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"jobs\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.key-prefix", "shop:")
            .overrideConfigKey("orders.channel", "orders");

    public record Order(String id, int pieces) {
    }

    @Inject
    RedisPubSub pubsub;

    @Inject
    @RedisClientName("jobs")
    RedisPubSub jobs;

    @Inject
    Orders orders;

    @Inject
    Gaps gaps;

    /** The listeners subscribe in the background, so the first message may find nobody. */
    private void publish(String channel, Object payload) {
        await().until(() -> pubsub.publish(channel, payload) > 0);
    }

    @Test
    void voidMethod_isCalledOnAWorkerWithTheText() {
        publish("text", "hello");

        await().untilAsserted(() -> assertThat(orders.heard).contains("text hello loop=false"));
    }

    @Test
    void uniMethod_isCalledOnAnEventLoop() {
        publish("reactive", "hello");

        await().untilAsserted(() -> assertThat(orders.heard).contains("reactive hello loop=true"));
    }

    @Test
    void stageMethod_isCalledOnAnEventLoop() {
        publish("stage", "hello");

        await().untilAsserted(() -> assertThat(orders.heard).contains("stage hello loop=true"));
    }

    @Test
    void virtualThreadMethod_isNotCalledOnAnEventLoop() {
        publish("virtual", "hello");

        await().untilAsserted(() -> assertThat(orders.heard).contains("virtual hello loop=false"));
    }

    @Test
    void configuredChannel_genericJsonInAMessage_isDecoded() {
        publish("orders", List.of(new Order("a", 2)));

        await().untilAsserted(() -> assertThat(orders.heard).contains("orders [Order[id=a, pieces=2]]"));
    }

    @Test
    void pattern_tellsTheChannel() {
        publish("region.north", new byte[] { 1, 2 });

        await().untilAsserted(() -> assertThat(orders.heard).contains("region.north region.* 2"));
    }

    @Test
    void namedClient_listensThere() {
        await().until(() -> jobs.publish("text", "of jobs") > 0);

        await().untilAsserted(() -> assertThat(orders.heard).contains("jobs of jobs"));
    }

    @Test
    void failure_doesNotEndTheListener() {
        publish("failing", "bad");
        publish("failing", "good");

        await().untilAsserted(() -> assertThat(orders.heard).contains("failing good"));
    }

    @Test
    void messages_areDealtWithInOrder() {
        publish("ordered", -1);
        for (int i = 0; i < 100; i++) {
            pubsub.publish("ordered", i);
        }

        await().untilAsserted(() -> assertThat(orders.ordered).hasSizeGreaterThan(100).isSorted());
    }

    @Test
    void concurrency_callsAsManyAtOnce() {
        publish("concurrent", 1);
        pubsub.publish("concurrent", 2);

        await().untilAsserted(() -> assertThat(orders.heard).contains("both at once"));
    }

    @Test
    void slowListener_losesMessagesWithAGap() {
        await().until(() -> { // the two of this channel subscribe one after the other
            pubsub.publish("slow", -2);
            return orders.slowIsThere.getCount() == 0 && orders.heard.contains("meanwhile -2");
        });
        pubsub.publish("slow", -1);
        await().until(() -> orders.slowStarted.getCount() == 0);
        for (int i = 0; i <= 10; i++) {
            pubsub.publish("slow", i);
        }
        await().until(() -> orders.heard.contains("meanwhile 10")); // so 0 to 9 have come to the slow one as well
        orders.slow.countDown();

        await().untilAsserted(() -> assertThat(gaps.all).anySatisfy(gap -> {
            assertThat(gap.cause()).isEqualTo(Gap.Cause.OVERFLOW);
            assertThat(gap.missed()).isBetween(8L, 9L);
        }));
    }

    @Singleton
    static class Gaps {

        final List<Gap> all = new CopyOnWriteArrayList<>();

        void onGap(@Observes ListenerGap gap) {
            if (gap.listener().endsWith("Orders#slow")) {
                all.add(gap.gap());
            }
        }
    }

    @RequestScoped
    static class CallScope {

        String text = "";
    }

    static class Orders {

        final List<String> heard = new CopyOnWriteArrayList<>();
        final List<Integer> ordered = new CopyOnWriteArrayList<>();
        final CountDownLatch slow = new CountDownLatch(1);
        final CountDownLatch slowIsThere = new CountDownLatch(1);
        final CountDownLatch slowStarted = new CountDownLatch(1);
        private final CountDownLatch two = new CountDownLatch(2);

        @Inject
        CallScope scope;

        @RedisListener("text")
        void text(String text) {
            scope.text = text;
            heard.add("text " + scope.text + " loop=" + Context.isOnEventLoopThread());
        }

        @RedisListener("reactive")
        Uni<Void> reactive(String text) {
            heard.add("reactive " + text + " loop=" + Context.isOnEventLoopThread());
            return Uni.createFrom().voidItem();
        }

        @RedisListener("stage")
        CompletionStage<Void> stage(String text) {
            heard.add("stage " + text + " loop=" + Context.isOnEventLoopThread());
            return CompletableFuture.completedFuture(null);
        }

        @RedisListener("virtual")
        @RunOnVirtualThread
        void virtual(String text) {
            heard.add("virtual " + text + " loop=" + Context.isOnEventLoopThread());
        }

        @RedisListener("${orders.channel}")
        void orders(Message<List<Order>> message) {
            heard.add(message.channel() + " " + message.payload());
        }

        @RedisListener(value = "region.*", pattern = true)
        void regions(Message<byte[]> message) {
            heard.add(message.channel() + " " + message.pattern() + " " + message.payload().length);
        }

        @RedisListener("text")
        @RedisClientName("jobs")
        void ofJobs(String text) {
            heard.add("jobs " + text);
        }

        @RedisListener("failing")
        void failing(String text) {
            if (text.equals("bad")) {
                throw new IllegalStateException("as expected");
            }
            heard.add("failing " + text);
        }

        @RedisListener("ordered")
        void ordered(int number) {
            ordered.add(number);
        }

        @RedisListener(value = "concurrent", concurrency = 2)
        void concurrent(int number) throws InterruptedException {
            two.countDown();
            if (two.await(60, TimeUnit.SECONDS)) {
                heard.add("both at once");
            }
        }

        @RedisListener(value = "slow", buffer = 2, overflow = Overflow.DROP_NEWEST)
        void slow(int number) throws InterruptedException {
            slowIsThere.countDown();
            if (number == -2) {
                return;
            }
            slowStarted.countDown();
            slow.await(60, TimeUnit.SECONDS);
        }

        @RedisListener("slow")
        void meanwhile(int number) {
            heard.add("meanwhile " + number);
        }
    }
}
