package io.redkit.runtime.pubsub;

import io.redkit.pubsub.ReactiveRedisPubSub;
import io.redkit.pubsub.RedisPubSub;
import io.redkit.runtime.pattern.PatternSupport;

/** The channels of one client, in both styles. The door of this package; there is one for each client. */
public final class ClientPubSub implements AutoCloseable {

    private final Hub hub;
    private final PubSubSettings settings;
    private final Payloads payloads;
    private final Publisher publisher;

    /** Sends nothing yet. */
    public ClientPubSub(PatternSupport support, PubSubSettings settings) {
        this.hub = new Hub(support);
        this.settings = settings;
        this.payloads = new Payloads(support.json());
        this.publisher = new Publisher(support, payloads, settings.maxKept());
    }

    public ReactiveRedisPubSub reactive() {
        return with(Callers.onTheirContexts());
    }

    public RedisPubSub blocking() {
        return new BlockingPubSub(with(Callers.onWorkers(hub.support().vertx())));
    }

    private ReactiveRedisPubSub with(Callers callers) {
        return new ReactivePubSub(hub, settings, payloads, publisher, callers);
    }

    Payloads payloads() {
        return payloads;
    }

    Hub hub() {
        return hub;
    }

    public PubSubCounters counters() {
        return hub.counters();
    }

    /** Ends all subscriptions; messages that are kept are lost. */
    @Override
    public void close() {
        hub.close();
        publisher.close();
    }
}
