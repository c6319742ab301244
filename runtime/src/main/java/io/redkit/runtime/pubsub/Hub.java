package io.redkit.runtime.pubsub;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.redkit.codec.ValueCodec;
import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.pattern.PatternSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/** The streams of one client, what they stand on, and what they count. They end with it. */
final class Hub implements AutoCloseable {

    private final PatternSupport support;
    private final PubSubCounters counters = new PubSubCounters();
    private final Set<Outlet<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Hub(PatternSupport support) {
        this.support = support;
    }

    PatternSupport support() {
        return support;
    }

    PubSubCounters counters() {
        return counters;
    }

    void opened(Outlet<?> outlet) {
        open.add(outlet);
        if (closed) {
            outlet.complete();
        }
    }

    void ended(Outlet<?> outlet) {
        open.remove(outlet);
    }

    <T> Multi<Message<T>> stream(Channels channels, ValueCodec<T> codec, SubscribeOptions options, Callers callers) {
        return new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super Message<T>> subscriber) {
                Feed<T> feed = new Feed<>(Hub.this, subscriber, channels, codec, options, callers);
                subscriber.onSubscribe(feed);
                feed.open();
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(Outlet::complete);
    }
}
