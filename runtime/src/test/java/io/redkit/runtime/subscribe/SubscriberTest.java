package io.redkit.runtime.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.Reaction;
import io.redkit.testkit.Resp;
import io.redkit.testkit.ScriptedServer;
import io.redkit.testkit.TestCluster;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSentinels;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

class SubscriberTest {

    private final FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port());
    private final RedkitClient client = TestRedis.client(TestSettings.at(proxy.port()).commandTimeout(Duration.ofSeconds(10)));
    private final Subscriber subscriber = client.patterns().subscriber();
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
        proxy.close();
    }

    static Stream<RedkitClient> clients() {
        UnaryOperator<TestSettings> patient = settings -> settings.commandTimeout(Duration.ofSeconds(10));
        return Stream.of(TestRedis.client(patient), TestSentinels.client(patient), TestCluster.client(patient));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void listener_publishedAnywhere_hearsTheMessage(RedkitClient any) {
        try {
            any.patterns().subscriber().subscribe("news", heard);
            await().until(() -> heard.confirmations.size() == 1);

            any.reactive().execute("PUBLISH", "news", "hello").await().indefinitely();

            await().untilAsserted(() -> assertThat(heard.messages).containsExactly("hello"));
        } finally {
            any.close(Duration.ZERO);
        }
    }

    @Test
    void listener_connectionLost_isToldOfAGapAndHearsAgain() {
        subscriber.subscribe("news", heard);
        await().until(() -> heard.confirmations.size() == 1);

        proxy.reset();

        await().until(() -> !heard.gaps.isEmpty());
        TestRedis.RAW.send("PUBLISH", "news", "after");
        await().untilAsserted(() -> assertThat(heard.messages).containsExactly("after"));
    }

    @Test
    void subscription_lastListenerGone_isEndedOnTheServer() {
        Subscription first = subscriber.subscribe("left", heard);
        Subscription second = subscriber.subscribe("left", new Heard());
        await().until(() -> subscribers(TestRedis.RAW, "left") == 1);

        first.close();
        second.close();

        await().until(() -> subscribers(TestRedis.RAW, "left") == 0);
    }

    @Test
    void subscription_endedAndWantedAgainAtOnce_isConfirmed() {
        subscriber.subscribe("again", new Heard()).close();
        subscriber.subscribe("again", new Heard()).close();
        subscriber.subscribe("again", heard);

        await().until(() -> heard.confirmations.size() == 1);
        assertThat(subscribers(TestRedis.RAW, "again")).isEqualTo(1);
    }

    @Test
    void listener_silentConnection_isReplaced() {
        String confirmed = Resp.push(Resp.bulk("subscribe"), Resp.bulk("news"), Resp.integer(1));
        try (ScriptedServer mute = ScriptedServer.start().on("SUBSCRIBE", Reaction.reply(confirmed))
                .on("PING", Reaction.silence())) {
            RedkitClient hasty = TestRedis.client(TestSettings.at(mute.port()).commandTimeout(Duration.ofSeconds(1)));
            hasty.patterns().subscriber().subscribe("news", heard);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(heard.gaps).isNotEmpty());

            assertThat(mute.connections()).isGreaterThan(1);
            hasty.close(Duration.ZERO);
        }
    }

    @Test
    void listener_refusedByTheServer_isConfirmedWhenAllowed() {
        TestRedis.RAW.send("ACL", "SETUSER", "listener", "on", ">secret", "allcommands", "allkeys", "resetchannels");
        RedkitClient restricted = TestRedis.client(TestSettings.at(TestRedis.SERVER.port()).user("listener", "secret")
                .commandTimeout(Duration.ofSeconds(10)));
        try {
            restricted.patterns().subscriber().subscribe("news", heard);
            restricted.reactive().execute("PING").await().indefinitely();
            TestRedis.RAW.send("ACL", "SETUSER", "listener", "allchannels");

            await().atMost(Duration.ofSeconds(30)).until(() -> heard.confirmations.size() == 1);
        } finally {
            restricted.close(Duration.ZERO);
            TestRedis.RAW.send("ACL", "DELUSER", "listener");
        }
    }

    @Test
    void pattern_matchingChannels_hearsTheMessagesWithTheirChannels() {
        subscriber.subscribePattern("orders.*", heard);
        await().until(() -> heard.confirmations.size() == 1);

        TestRedis.RAW.send("PUBLISH", "orders.north", "one");
        TestRedis.RAW.send("PUBLISH", "returns.north", "not this");
        TestRedis.RAW.send("PUBLISH", "orders.south", "two");

        await().untilAsserted(() -> assertThat(heard.messages).containsExactly("one", "two"));
        assertThat(heard.channels).containsExactly("orders.north", "orders.south");
    }

    @Test
    void subscriptions_connectionLost_areRestoredByFewCommands() {
        for (int i = 0; i < 1000; i++) {
            subscriber.subscribe("many:" + i, heard);
        }
        await().until(() -> heard.confirmations.size() == 1000);
        long before = calls("cmdstat_subscribe");

        proxy.reset();

        await().until(() -> heard.gaps.size() == 1000);
        assertThat(calls("cmdstat_subscribe") - before).isEqualTo(5);
    }

    @Test
    void subscriptions_oneRefused_othersOfTheSameCommandAreConfirmed() {
        TestRedis.RAW.send("ACL", "SETUSER", "some", "on", ">secret", "allcommands", "allkeys", "resetchannels",
                "&open:*");
        FaultProxy restrictedWay = FaultProxy.to(TestRedis.SERVER.port());
        RedkitClient restricted = TestRedis.client(TestSettings.at(restrictedWay.port()).user("some", "secret")
                .commandTimeout(Duration.ofSeconds(10)));
        try {
            Subscriber its = restricted.patterns().subscriber();
            Heard refused = new Heard();
            its.subscribe("open:1", heard);
            its.subscribe("closed", refused);
            its.subscribe("open:2", heard);
            await().until(() -> heard.confirmations.size() == 2);

            restrictedWay.reset(); // now they are sent together

            await().until(() -> heard.gaps.size() == 2);
            assertThat(refused.confirmations).isEmpty();
        } finally {
            restricted.close(Duration.ZERO);
            restrictedWay.close();
            TestRedis.RAW.send("ACL", "DELUSER", "some");
        }
    }

    private static long calls(String command) {
        return TestRedis.RAW.text("INFO", "commandstats").lines().filter(line -> line.startsWith(command + ':'))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf("calls=") + 6, line.indexOf(','))))
                .sum();
    }

    private static int subscribers(RawRedis redis, String channel) {
        return redis.send("PUBSUB", "NUMSUB", channel).get(1).toInteger();
    }

    private static final class Heard implements ChannelListener {

        final List<String> messages = new CopyOnWriteArrayList<>();
        final List<String> channels = new CopyOnWriteArrayList<>();
        final List<Boolean> confirmations = new CopyOnWriteArrayList<>();
        final List<Boolean> gaps = new CopyOnWriteArrayList<>();

        @Override
        public void onMessage(Response message) {
            messages.add(message.toString());
        }

        @Override
        public void onMessage(String channel, Response message) {
            channels.add(channel);
            onMessage(message);
        }

        @Override
        public void onConfirmed() {
            confirmations.add(true);
        }

        @Override
        public void onGap() {
            gaps.add(true);
        }
    }
}
