package io.redkit.runtime.pubsub;

import java.util.function.ToDoubleFunction;

import io.quarkus.runtime.metrics.MetricsFactory;

/** Publishes what the subscriptions of one client count. */
final class PubSubMeters {

    private PubSubMeters() {
    }

    static void register(String client, PubSubCounters counters, MetricsFactory factory) {
        Registration to = (name, description, value) -> factory.builder(name).description(description).tag("client", client)
                .buildCounter(counters, value::applyAsDouble);
        to.counter("redkit.pubsub.received", "Messages that have arrived, once for each subscription",
                PubSubCounters::receivedCount);
        to.counter("redkit.pubsub.dropped", "Messages that were dropped because a subscriber was too slow",
                PubSubCounters::droppedCount);
        to.counter("redkit.pubsub.unreadable", "Messages that could not be decoded", PubSubCounters::unreadableCount);
        to.counter("redkit.pubsub.gaps", "Places in subscriptions where messages may be missing", PubSubCounters::gapCount);
        to.counter("redkit.pubsub.listener.failures", "Calls of listener methods that have failed",
                PubSubCounters::listenerFailureCount);
    }

    @FunctionalInterface
    private interface Registration {

        void counter(String name, String description, ToDoubleFunction<PubSubCounters> value);
    }
}
