package io.redkit.runtime.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.subscribe.Subscriber;

/** The feeds of the rooms to which somebody in this process listens. */
final class Feeds {

    private final RoomScripts scripts;
    private final Timers timers;
    private final Subscriber subscriber;
    private final Map<RoomKeys, Use> uses = new HashMap<>();

    Feeds(RoomScripts scripts, Timers timers, Subscriber subscriber) {
        this.scripts = scripts;
        this.timers = timers;
        this.subscriber = subscriber;
    }

    private static final class Use {

        private final Feed feed;
        private int listeners;

        Use(Feed feed) {
            this.feed = feed;
        }
    }

    /** A listener's part in a feed. */
    interface Attachment extends AutoCloseable {

        /** Completes when every message that is sent from now on will be heard. */
        CompletableFuture<Boolean> ready();

        /** Ends it; called again, it does nothing. */
        @Override
        void close();
    }

    /** @param listener called for one event after the other, on any thread; only takes note */
    Attachment attach(RoomKeys keys, Consumer<Heard> listener) {
        Use use;
        boolean first;
        synchronized (this) {
            use = uses.computeIfAbsent(keys, its -> new Use(new Feed(keys, scripts, timers)));
            first = use.listeners++ == 0;
        }
        use.feed.add(listener);
        if (first) {
            use.feed.start(subscriber);
        }
        AtomicBoolean closed = new AtomicBoolean();
        return new Attachment() {
            @Override
            public CompletableFuture<Boolean> ready() {
                return use.feed.ready();
            }

            @Override
            public void close() {
                if (closed.compareAndSet(false, true)) {
                    detach(keys, use, listener);
                }
            }
        };
    }

    private void detach(RoomKeys keys, Use use, Consumer<Heard> listener) {
        use.feed.remove(listener);
        synchronized (this) {
            if (--use.listeners > 0) {
                return;
            }
            uses.remove(keys, use);
        }
        use.feed.stop();
    }

    /** Tells the listeners of this process something, and nobody else. */
    void tellHere(RoomKeys keys, Heard event) {
        Feed feed = feed(keys);
        if (feed != null) {
            feed.tellHere(event);
        }
    }

    private synchronized @Nullable Feed feed(RoomKeys keys) {
        Use use = uses.get(keys);
        return use == null ? null : use.feed;
    }

    void close() {
        List<Use> all;
        synchronized (this) {
            all = List.copyOf(uses.values());
            uses.clear();
        }
        all.forEach(use -> use.feed.stop());
    }
}
