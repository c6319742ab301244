package io.redkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultProxyTest {

    private static final byte[] PING = "*1\r\n$4\r\nPING\r\n".getBytes();
    private static final String PONG = "+PONG\r\n";

    private final ScriptedServer server = ScriptedServer.start().on("PING", Reaction.reply(PONG));
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        client = new Socket("127.0.0.1", proxy.port());
        client.setSoTimeout(20_000);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void forward_noFault_isWhatTheServerSays() throws IOException {
        assertThat(ping()).isEqualTo(PONG);
    }

    @Test
    void delay_eachDirection_isWaited() throws IOException {
        proxy.delay(Duration.ofMillis(50));
        long start = System.nanoTime();

        assertThat(ping()).isEqualTo(PONG);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void throttle_eachDirection_isWaited() throws IOException {
        proxy.throttle(100); // two bytes each 20 ms: PING takes 120 ms, PONG 60 ms
        long start = System.nanoTime();
        ping();
        ping();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(350));
    }

    @Test
    void throttleReplies_slow_requestPassesAndItsReplyTrickles() throws IOException {
        proxy.throttleReplies(1);
        client.getOutputStream().write(PING); // would take a quarter of a minute
        client.setSoTimeout(2_000);

        assertThat(read(1)).isEqualTo("+");
        client.setSoTimeout(100);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(20_000);
        proxy.heal();
        assertThat(read(PONG.length() - 1)).isEqualTo(PONG.substring(1));
    }

    @Test
    void blackHole_serverCloses_staysSilentUntilItHeals() throws IOException {
        ping();
        proxy.blackHole();
        client.getOutputStream().write(PING);
        server.connection(0).close();
        client.setSoTimeout(100);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(20_000);
        proxy.heal();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void blackHole_healed_forwardsWhatWasHeld() throws IOException {
        proxy.blackHole();
        client.getOutputStream().write(PING);
        proxy.heal();

        assertThat(read(PONG.length())).isEqualTo(PONG);
    }

    @Test
    void forget_openConnection_staysSilentThoughItHealsAndNewOnesWork() throws IOException {
        ping();
        proxy.forget();
        proxy.heal();
        client.getOutputStream().write(PING);
        server.connection(0).close();
        client.setSoTimeout(100);

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        reconnect();
        assertThat(ping()).isEqualTo(PONG);
        await().untilAsserted(() -> assertThat(proxy.connections()).isEqualTo(1));
    }

    @Test
    void forget_clientCloses_endsTheServersSide() throws IOException {
        ping();
        proxy.forget();
        client.close();

        server.connection(0).awaitEnd();
    }

    @Test
    void reset_openConnection_isAnError() throws IOException {
        ping();
        proxy.reset();

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        await().untilAsserted(() -> assertThat(proxy.connections()).isZero());
    }

    @Test
    void refuse_newConnection_isReset() throws IOException {
        proxy.refuse();
        try (Socket next = new Socket("127.0.0.1", proxy.port())) {
            next.setSoTimeout(20_000);

            assertThatThrownBy(() -> next.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void refuse_openConnection_isReset() throws IOException {
        ping();
        proxy.refuse();

        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void cutAfter_someBytes_endsThereAndOnlyOnce() throws IOException {
        proxy.cutAfter(3);
        client.getOutputStream().write(PING);

        assertThat(read(PONG.length())).isEqualTo(PONG.substring(0, 3));
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        reconnect();
        assertThat(ping()).isEqualTo(PONG);
    }

    static Stream<Named<Consumer<FaultProxy>>> faults() {
        return Stream.of(named("delay", each -> each.delay(Duration.ofHours(1))), named("throttle", each -> each.throttle(1)),
                named("throttleReplies", each -> each.throttleReplies(1)), named("blackHole", FaultProxy::blackHole),
                named("refuse", FaultProxy::refuse), named("cutAfter", each -> each.cutAfter(3)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void heal_anyFault_nextConnectionWorksAtOnce(Consumer<FaultProxy> fault) throws IOException {
        fault.accept(proxy);
        proxy.heal();
        reconnect();
        client.setSoTimeout(900);

        assertThat(ping()).isEqualTo(PONG);
    }

    @Test
    void close_openConnections_leavesNoThread() throws IOException {
        ping();
        proxy.close();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("fault-proxy")));
    }

    private void reconnect() throws IOException {
        client.close();
        connect();
    }

    private String ping() throws IOException {
        client.getOutputStream().write(PING);
        return read(PONG.length());
    }

    private String read(int length) throws IOException {
        byte[] read = client.getInputStream().readNBytes(length);
        return new String(Arrays.copyOf(read, read.length));
    }
}
