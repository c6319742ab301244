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
        return new SocketClient(socket.connection(), new RoomSettings(Duration.ofSeconds(6), Duration.ofSeconds(2),
                Duration.ofSeconds(1), 100, Duration.ofHours(1), 1000, false, 100, policy, 1000), GAP, true,
                farewells::incrementAndGet);
    }

    private static Frame message(int offset) {
        return Frame.of("m" + offset + " ".repeat(159 - String.valueOf(offset).length()), offset, false);
    }

    private List<String> texts() {
        return socket.sent.stream().map(String::strip).toList();
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
}
