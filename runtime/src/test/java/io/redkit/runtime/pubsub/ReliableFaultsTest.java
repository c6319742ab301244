package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.ReactiveReliableChannel;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** What a subscriber of a reliable channel gets whose network fails. */
class ReliableFaultsTest {

    private final FaultProxy proxy = FaultProxy.to(TestRedis.SERVER.port());
    private final RedkitClient sending = TestRedis.client(s -> s.commandTimeout(Duration.ofSeconds(10)));
    private final RedkitClient receiving = TestRedis
            .client(TestSettings.at(proxy.port()).commandTimeout(Duration.ofMillis(300)));
    private final ClientPubSub one = new ClientPubSub(sending.patterns(), PubSubSettings.DEFAULT);
    private final ClientPubSub other = new ClientPubSub(receiving.patterns(), PubSubSettings.DEFAULT);
    private final String name = UUID.randomUUID().toString();
    private final ReactiveReliableChannel<String> sender = one.reactive().reliable(name, String.class);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Gap> gaps = new CopyOnWriteArrayList<>();

    @BeforeEach
    void receive() {
        other.reactive().reliable(name, String.class).subscribe(Position.BEGINNING, gaps::add).subscribe()
                .with(message -> received.add(message.payload()));
        publish("before");
        await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == 1);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        sending.close(Duration.ZERO);
        receiving.close(Duration.ZERO);
        proxy.close();
    }

    private void publish(String payload) {
        sender.publish(payload).await().indefinitely();
    }

    @Test
    void subscriber_awayForALongTime_getsWhatItMissedOnItsReturn() {
        proxy.refuse();
        publish("meanwhile 1");
        publish("meanwhile 2");
        proxy.heal();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(received).containsExactly("before", "meanwhile 1", "meanwhile 2"));
        assertThat(gaps).isEmpty();
    }

    @Test
    void subscriber_connectionsForgotten_getsWhatItMissed() {
        proxy.forget();
        publish("unheard");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(received).containsExactly("before", "unheard"));
        assertThat(gaps).isEmpty();
    }
}
