package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisServerException;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Gap.Cause;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.PositionedMessage;
import io.redkit.pubsub.ReactiveReliableChannel;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** What reliable channels do, on whatever servers; with two clients, as two processes would be. */
abstract class ReliableContract {

    private static final PubSubSettings SHORT = PubSubSettings.DEFAULT.history(100, Duration.ofMinutes(1));

    private final RedkitClient oneClient = client();
    private final RedkitClient otherClient = client();
    private final ClientPubSub one = new ClientPubSub(oneClient.patterns(), SHORT);
    private final ClientPubSub other = new ClientPubSub(otherClient.patterns(), SHORT);
    private final String name = "a:" + UUID.randomUUID();
    private final ReactiveReliableChannel<String> sender = one.reactive().reliable(name, String.class);
    private final ReactiveReliableChannel<String> receiver = other.reactive().reliable(name, String.class);
    private final List<String> received = new CopyOnWriteArrayList<>();
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

    private Position publish(String payload) {
        return sender.publish(payload).await().indefinitely();
    }

    private void publish(int from, int to) {
        IntStream.range(from, to).forEach(i -> publish("m" + i));
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
    }

    private void receive(Position after) {
        receiver.subscribe(after, gaps::add).subscribe().with(message -> received.add(message.payload()));
    }

    private String stateKey() {
        return LogKeys.of(io.redkit.KeySpace.of("shop:"), name).state();
    }

    private String streamKey() {
        return LogKeys.of(io.redkit.KeySpace.of("shop:"), name).stream();
    }

    @Test
    void subscriber_codecThrowsWhatItShouldNot_isAGapAndNotTheEnd() {
        List<Integer> numbers = new CopyOnWriteArrayList<>();
        other.reactive().reliable(name, new Digits()).subscribe(Position.BEGINNING, gaps::add).subscribe()
                .with(message -> numbers.add(message.payload()));

        publish("no number");
        publish("");
        publish("7");

        await().untilAsserted(() -> assertThat(numbers).containsExactly(7));
        assertThat(gaps).containsExactly(new Gap(Cause.UNREADABLE, 1), new Gap(Cause.UNREADABLE, 1));
    }

    @Test
    void publish_severalTimes_numbersTheMessages() {
        assertThat(publish("a").offset()).isEqualTo(1);
        Position second = publish("b");

        assertThat(second.offset()).isEqualTo(2);
        assertThat(receiver.position().await().indefinitely()).isEqualTo(second);
    }

    @Test
    void publish_sameMessageId_isOneMessage() {
        Position first = sender.publish("a", "order-1").await().indefinitely();
        Position again = sender.publish("a", "order-1").await().indefinitely();

        assertThat(again).isEqualTo(first);
        assertThat(receiver.history(10).await().indefinitely()).hasSize(1);
    }

    @Test
    void history_moreThanAsked_returnsTheNewestInOrder() {
        publish(0, 5);

        List<PositionedMessage<String>> newest = receiver.history(3).await().indefinitely();

        assertThat(newest).extracting(PositionedMessage::payload).containsExactly("m2", "m3", "m4");
        assertThat(newest).extracting(each -> each.position().offset()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void history_emptyChannel_isEmpty() {
        assertThat(receiver.history(3).await().indefinitely()).isEmpty();
        assertThat(receiver.position().await().indefinitely()).isEqualTo(Position.BEGINNING);
    }

    @Test
    void subscriber_fromAPosition_getsWhatFollowsOnce() {
        publish(0, 3);
        Position position = publish("m3");
        publish(4, 6);

        receive(position);
        await().until(() -> received.size() == 2);
        publish(6, 10);

        await().untilAsserted(() -> assertThat(received).isEqualTo(numbered(4, 10)));
        assertThat(gaps).isEmpty();
    }

    @Test
    void subscriber_fromTheBeginning_getsAll() {
        publish(0, 250);
        long kept = raw().number("XLEN", streamKey());

        receive(Position.BEGINNING);

        await().untilAsserted(() -> assertThat(received).isEqualTo(numbered(250 - (int) kept, 250)));
        assertThat(gaps).isEmpty();
    }

    @Test
    void subscriber_fromNow_getsWhatComes() {
        publish("before");
        receiver.subscribe().subscribe().with(message -> received.add(message.payload()));

        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            publish("after");
            return !received.isEmpty();
        });

        assertThat(received).doesNotContain("before");
    }

    @Test
    void subscriber_positionAsText_goesOnThere() {
        publish("a");
        Position position = Position.parse(publish("b").toString());
        publish("c");

        receive(position);

        await().untilAsserted(() -> assertThat(received).containsExactly("c"));
    }

    @Test
    void subscriber_behindTheRetention_isToldHowManyAreMissing() {
        Position first = publish("m0");
        publish(1, 400);
        int kept = (int) raw().number("XLEN", streamKey());
        assertThat(kept).isBetween(100, 399);

        receive(first);

        await().untilAsserted(() -> assertThat(received).isEqualTo(numbered(400 - kept, 400)));
        assertThat(gaps).containsExactly(new Gap(Cause.RETENTION, 399 - kept));
    }

    @Test
    void subscriber_channelLost_isToldOfANewEpochAndGetsWhatFollows() {
        publish(0, 5);
        receive(Position.BEGINNING);
        await().until(() -> received.size() == 5);

        raw().send("DEL", streamKey());
        raw().send("DEL", stateKey());
        Position next = publish("m5");

        await().untilAsserted(() -> assertThat(received).isEqualTo(numbered(0, 6)));
        assertThat(next.offset()).isEqualTo(1);
        assertThat(gaps).containsExactly(new Gap(Cause.NEW_EPOCH, Gap.UNKNOWN));
    }

    @Test
    void subscriber_otherHistoryOfTheServer_getsWhatItHasNotSeen() {
        publish(0, 3);
        receive(Position.BEGINNING);
        await().until(() -> received.size() == 3);

        raw().send("HSET", stateKey(), "server", "another");
        Position next = publish("m3");

        await().untilAsserted(() -> assertThat(received).isEqualTo(numbered(0, 4)));
        assertThat(next.offset()).isEqualTo(4);
        assertThat(gaps).containsExactly(new Gap(Cause.NEW_EPOCH, Gap.UNKNOWN));
    }

    @Test
    void subscriber_endOfTheChannelLost_getsAllOfTheNewEpoch() {
        publish(0, 3);
        raw().send("HSET", stateKey(), "millis", String.valueOf(System.currentTimeMillis() + 60_000)); // a fast clock
        publish(3, 5);
        receive(Position.BEGINNING);
        await().until(() -> received.size() == 5);
        String third = raw().send("XRANGE", streamKey(), "-", "+").get(2).get(0).toString();

        loseAfter(third);
        publish("n3");
        publish("n4");

        await().untilAsserted(() -> assertThat(received).containsExactly("m0", "m1", "m2", "m3", "m4", "n3", "n4"));
        assertThat(gaps).containsExactly(new Gap(Cause.NEW_EPOCH, Gap.UNKNOWN));
    }

    /** Does what a failover does: the replica that takes over has not got the last messages. */
    private void loseAfter(String id) {
        String[] parts = id.split("-");
        List<String> kept = raw().send("XRANGE", streamKey(), "-", id).stream().map(each -> each.get(0).toString()).toList();
        List<String> payloads = raw().send("XRANGE", streamKey(), "-", id).stream()
                .map(each -> each.get(1).get(3).toString()).toList();
        String epoch = raw().text("HGET", stateKey(), "epoch");
        raw().send("DEL", streamKey());
        for (int i = 0; i < kept.size(); i++) {
            raw().send("XADD", streamKey(), kept.get(i), "e", epoch, "m", payloads.get(i));
        }
        raw().send("HSET", stateKey(), "millis", parts[0], "offset", parts[1], "server", "another");
    }

    @Test
    void subscriber_slow_losesNothing() {
        AssertSubscriber<PositionedMessage<String>> slow = receiver.subscribe(Position.BEGINNING).subscribe()
                .withSubscriber(AssertSubscriber.create(0));
        publish(0, 90);

        for (int i = 0; i < 90; i++) {
            slow.awaitNextItem();
        }

        assertThat(slow.getItems()).extracting(PositionedMessage::payload).isEqualTo(numbered(0, 90));
    }

    @Test
    void subscribers_several_getAllOfTheirOwn() {
        receive(Position.BEGINNING);
        List<String> others = new CopyOnWriteArrayList<>();
        sender.subscribe(Position.BEGINNING).subscribe().with(message -> others.add(message.payload()));

        publish(0, 50);

        await().untilAsserted(() -> assertThat(received).isEqualTo(numbered(0, 50)));
        await().untilAsserted(() -> assertThat(others).isEqualTo(numbered(0, 50)));
    }

    @Test
    void channel_otherThingAtItsKey_failsTheStream() {
        raw().send("SET", streamKey(), "x");
        raw().send("HSET", stateKey(), "epoch", "e", "millis", "1", "offset", "1", "startMillis", "0", "startOffset", "0");

        assertThatThrownBy(() -> receiver.subscribe(Position.BEGINNING).toUni().await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(RedisServerException.class).hasMessageContaining("WRONGTYPE");
    }
}
