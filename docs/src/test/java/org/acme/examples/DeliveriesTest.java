package org.acme.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.acme.examples.Deliveries.Delivery;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.RedisPubSub;
import io.smallrye.mutiny.subscription.Cancellable;

/** What the guide of channels shows does what it says. */
@QuarkusTest
class DeliveriesTest {

    @Inject
    Deliveries examples;

    @Inject
    RedisPubSub pubsub;

    @Test
    void listener_published_isCalled() {
        await().untilAsserted(() -> {
            examples.delivered("42");
            assertThat(examples.latestOrder()).isEqualTo("42");
        });
    }

    @Test
    void stream_published_tellsTheState() {
        List<String> states = new CopyOnWriteArrayList<>();
        Cancellable stream = examples.states("north").subscribe().with(states::add);

        await().until(() -> {
            pubsub.publish("region.north", new Delivery("1", "lost"));
            return !states.isEmpty();
        });
        stream.cancel();
        assertThat(states).contains("lost");
    }

    @Test
    void reliable_followedFromAPosition_tellsWhatCameAfterwards() {
        Position first = examples.announce(new Delivery("7", "sent"));
        assertThat(examples.announce(new Delivery("7", "sent"))).isEqualTo(first);
        examples.announce(new Delivery("8", "sent"));

        Delivery next = examples.follow(first.toString()).toUni().await().indefinitely().payload();

        assertThat(next.order()).isEqualTo("8");
        assertThat(examples.latest()).extracting(each -> each.payload().order()).containsExactly("7", "8");
    }
}
