package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkus.websockets.next.CloseReason;
import io.redkit.runtime.config.RoomConfig.SlowClient;

class SocketClientTest {

    private static final Frame GAP = Frame.of("gap", 0, false);

    private final AtomicInteger farewells = new AtomicInteger();
    private final StubSocket socket = new StubSocket(false);

    private SocketClient client(SlowClient policy) {
        return client(socket, policy);
    }

    private SocketClient client(StubSocket its, SlowClient policy) {
        return new SocketClient(its.connection(), new RoomSettings(Duration.ofSeconds(6), Duration.ofSeconds(2),
                Duration.ofSeconds(1), 100, Duration.ofHours(1), 1000, false, 100, policy, 1000), GAP, true,
                farewells::incrementAndGet);
    }

    private static Frame message(int offset) {
        return Frame.of("m" + offset + " ".repeat(159 - String.valueOf(offset).length()), offset, false);
    }

    private List<String> texts() {
        return texts(socket);
    }

    private static List<String> texts(StubSocket its) {
        return its.sent.stream().map(String::strip).toList();
    }

    @Test
    void client_beforeItBegins_keepsWhatIsNew() {
        SocketClient client = client(SlowClient.CLOSE);
        IntStream.rangeClosed(1, 4).forEach(i -> client.send(message(i)));
        assertThat(socket.sent).isEmpty();

        client.begin(List.of(message(1), message(2)));

        assertThat(texts()).containsExactly("m1", "m2", "m3", "m4");
    }

    @Test
    void client_channelLaterThanTheHistory_getsNothingTwice() {
        SocketClient client = client(SlowClient.CLOSE);
        client.begin(List.of(message(1), message(2)));

        IntStream.rangeClosed(1, 3).forEach(i -> client.send(message(i)));

        assertThat(texts()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void slowClient_isClosedOnceAndGetsNothingMore() {
        SocketClient client = client(SlowClient.CLOSE);
        client.begin(List.of());

        IntStream.rangeClosed(1, 20).forEach(i -> client.send(message(i)));
        socket.write();
        client.send(message(21));

        assertThat(socket.closes).extracting(CloseReason::getCode).containsExactly(1013);
        assertThat(farewells).hasValue(1);
        assertThat(socket.sent).hasSize(6);
    }

    @Test
    void slowClient_drops_isToldAndGoesOn() {
        SocketClient client = client(SlowClient.DROP);
        client.begin(List.of());

        IntStream.rangeClosed(1, 20).forEach(i -> client.send(message(i)));
        socket.write();
        client.send(message(21));

        assertThat(socket.closes).isEmpty();
        assertThat(texts()).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "gap", "m21");
    }

    @Test
    void fastClient_getsAll() {
        SocketClient client = client(SlowClient.CLOSE);
        client.begin(List.of());

        IntStream.rangeClosed(1, 100).forEach(i -> {
            client.send(message(i));
            socket.write();
        });

        assertThat(socket.sent).hasSize(100);
        assertThat(socket.closes).isEmpty();
    }

    @Test
    void client_ended_getsNothing() {
        SocketClient client = client(SlowClient.CLOSE);

        client.end();
        client.begin(List.of(message(1)));
        client.send(message(2));

        assertThat(socket.sent).isEmpty();
    }

    @Test
    void client_tooSlowBeforeItBegins_isClosed() {
        SocketClient client = client(SlowClient.CLOSE);

        IntStream.rangeClosed(1, 20).forEach(i -> client.send(message(i)));

        assertThat(socket.closes).hasSize(1);
    }

    private static List<Frame> messages(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(SocketClientTest::message).toList();
    }

    private static List<String> names(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "m" + i).toList();
    }

    @Test
    void client_historyLargerThanMayWait_getsAllOfIt() {
        SocketClient client = client(SlowClient.CLOSE);

        client.begin(messages(1, 20));
        client.send(message(21));
        IntStream.rangeClosed(1, 20).forEach(i -> socket.write());

        assertThat(socket.closes).isEmpty();
        assertThat(texts()).isEqualTo(names(1, 21));
    }

    @Test
    void client_historyLargerThanMayWait_getsItInPieces() {
        SocketClient client = client(SlowClient.CLOSE);

        client.begin(messages(1, 20));

        assertThat(texts()).isEqualTo(names(1, 3));
    }

    @Test
    void client_historyMessageLargerThanMayWait_getsIt() {
        SocketClient client = client(SlowClient.CLOSE);

        client.begin(List.of(Frame.of("1".repeat(1001), 1, false), Frame.of("2".repeat(1001), 2, false)));
        socket.write();

        assertThat(socket.closes).isEmpty();
        assertThat(socket.sent).hasSize(2);
    }

    @Test
    void client_fastAndWithALargeHistory_getsAllOfItInOrder() {
        StubSocket fast = new StubSocket(true);
        SocketClient client = client(fast, SlowClient.DROP);
        IntStream.rangeClosed(101, 120).forEach(i -> client.send(message(i)));

        client.begin(messages(1, 100));

        assertThat(texts(fast)).startsWith(names(1, 106).toArray(String[]::new)).endsWith("m106", "gap");
    }

    @Test
    void slowClient_newMessagesDuringItsHistory_isClosed() {
        SocketClient client = client(SlowClient.CLOSE);
        client.begin(messages(1, 20));

        IntStream.rangeClosed(21, 40).forEach(i -> client.send(message(i)));

        assertThat(socket.closes).hasSize(1);
        socket.write();
        assertThat(texts()).isEqualTo(names(1, 3));
    }

    @Test
    void client_newMessageThatTheHistoryHasToo_getsItOnce() {
        SocketClient client = client(SlowClient.CLOSE);
        client.begin(messages(1, 4));

        client.send(message(4));
        client.send(message(5));
        IntStream.rangeClosed(1, 5).forEach(i -> socket.write());

        assertThat(texts()).isEqualTo(names(1, 5));
    }

    @Test
    void slowClient_dropsAndNothingFollows_isToldNevertheless() {
        SocketClient client = client(SlowClient.DROP);
        client.begin(List.of());

        IntStream.rangeClosed(1, 20).forEach(i -> client.send(message(i)));
        socket.write();

        assertThat(texts()).endsWith("m6", "gap");
    }

    @Test
    void slowClient_dropsBeforeItBegins_isToldWhereTheyAreMissing() {
        SocketClient client = client(SlowClient.DROP);
        IntStream.rangeClosed(1, 20).forEach(i -> client.send(message(i)));

        client.begin(List.of());
        socket.write();

        assertThat(texts()).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "gap");
    }

    @Test
    void slowClient_hasDropped_getsALargeMessageWhenItIsFastAgain() {
        SocketClient client = client(SlowClient.DROP);
        client.begin(List.of());
        IntStream.rangeClosed(1, 20).forEach(i -> client.send(message(i)));
        socket.write();

        client.send(Frame.of("x".repeat(900), 21, false));

        assertThat(texts()).endsWith("gap", "x".repeat(900));
    }

    @Test
    void client_nothingWaiting_getsAMessageLargerThanMayWait() {
        SocketClient client = client(SlowClient.CLOSE);
        client.begin(List.of());

        client.send(Frame.of("x".repeat(1001), 1, false));

        assertThat(socket.closes).isEmpty();
        assertThat(socket.sent).hasSize(1);
    }
}
