package io.redkit.runtime.pubsub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.metrics.MetricsFactory;

/** The channels of all clients, made when they are first used. */
public final class PubSubByClient implements AutoCloseable {

    private final Map<String, ClientPubSub> clients = new LinkedHashMap<>();
    private final Function<String, ClientPubSub> maker;
    private @Nullable MetricsFactory metrics;

    /** @param maker makes those of a client */
    PubSubByClient(Function<String, ClientPubSub> maker) {
        this.maker = maker;
    }

    synchronized ClientPubSub of(String name) {
        ClientPubSub known = clients.get(name);
        if (known != null) {
            return known;
        }
        ClientPubSub made = maker.apply(name);
        clients.put(name, made);
        if (metrics != null) {
            PubSubMeters.register(name, made.counters(), metrics);
        }
        return made;
    }

    /** Publishes what the clients count, those to come included. */
    synchronized void publishTo(MetricsFactory factory) {
        metrics = factory;
        clients.forEach((name, client) -> PubSubMeters.register(name, client.counters(), factory));
    }

    /** Ends all subscriptions. */
    @Override
    public synchronized void close() {
        clients.values().forEach(ClientPubSub::close);
    }
}
