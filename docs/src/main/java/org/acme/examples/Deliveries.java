package org.acme.examples;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.redkit.pubsub.Channels;
import io.redkit.pubsub.ListenerGap;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.Overflow;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.PositionedMessage;
import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.RedisListener;
import io.redkit.pubsub.RedisPubSub;
import io.redkit.pubsub.SubscribeOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Deliveries {

    public record Delivery(String order, String state) {
    }

    private volatile String latest = "";

    // tag::publish[]
    @Inject
    RedisPubSub pubsub;

    public void delivered(String order) {
        pubsub.publish("deliveries", new Delivery(order, "delivered"));
    }
    // end::publish[]

    // tag::listener[]
    @RedisListener("deliveries")
    void onDelivery(Delivery delivery) {
        latest = delivery.order(); // on a worker thread: it may block
    }

    @RedisListener(value = "region.*", pattern = true)
    Uni<Void> onRegion(Message<Delivery> message) { // on an event loop
        latest = message.channel();
        return Uni.createFrom().voidItem();
    }

    void onGap(@Observes ListenerGap gap) {
        latest = ""; // read anew what the messages would have told
    }
    // end::listener[]

    // tag::stream[]
    @Inject
    ReactiveRedisPubSub reactive;

    public Multi<String> states(String region) {
        SubscribeOptions options = SubscribeOptions.DEFAULT.buffer(1000).overflow(Overflow.DROP_OLDEST)
                .onGap(gap -> System.err.println("missed: " + gap));
        return reactive.subscribe(Channels.of("region." + region), Delivery.class, options)
                .map(message -> message.payload().state());
    }
    // end::stream[]

    // tag::reliable[]
    public Position announce(Delivery delivery) {
        return pubsub.reliable("announcements", Delivery.class).publish(delivery, delivery.order());
    }

    public List<PositionedMessage<Delivery>> latest() {
        return pubsub.reliable("announcements", Delivery.class).history(20);
    }

    /** @param position where the browser was, as it was told with the last message */
    public Multi<PositionedMessage<Delivery>> follow(String position) {
        return reactive.reliable("announcements", Delivery.class)
                .subscribe(Position.parse(position), gap -> System.err.println("missed: " + gap));
    }
    // end::reliable[]

    public String latestOrder() {
        return latest;
    }
}
