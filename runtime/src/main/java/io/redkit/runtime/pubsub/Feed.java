package io.redkit.runtime.pubsub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.redkit.KeySpace;
import io.redkit.codec.ValueCodec;
import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Gap.Cause;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.Overflow;
import io.redkit.pubsub.SlowSubscriberException;
import io.redkit.pubsub.SubscribeOptions;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscriber;
import io.redkit.runtime.subscribe.Subscription;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.redis.client.Response;

/**
 * One subscription to channels: keeps what the subscriber has not asked for yet, within its bound, with the gaps in their
 * places. Dropped messages that follow one another are one gap.
 */
final class Feed<T> extends Outlet<Message<T>> {

    private final Channels channels;
    private final ValueCodec<T> codec;
    private final SubscribeOptions options;
    private final KeySpace keys;
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private int messages;
    private int unconfirmed;
    private @Nullable Gap before;
    private @Nullable End end;
    private boolean released;

    private record Raw(String channel, @Nullable String pattern, byte[] payload) {
    }

    private record End(@Nullable Throwable failure) {
    }

    Feed(Hub hub, MultiSubscriber<? super Message<T>> subscriber, Channels channels, ValueCodec<T> codec,
            SubscribeOptions options, Callers callers) {
        super(hub, subscriber, options.onGap(), callers);
        this.channels = channels;
        this.codec = codec;
        this.options = options;
        this.keys = hub.support().keys();
        this.unconfirmed = channels.names().size();
    }

    /** Subscribes. */
    void open() {
        hub().opened(this);
        for (String name : channels.names()) {
            hold(subscribe(hub().support().subscriber(), name));
        }
    }

    private Subscription subscribe(Subscriber subscriber, String name) {
        boolean prefixed = channels.isPrefixed();
        return switch (channels.kind()) {
            case NAMES -> subscriber.subscribe(prefixed ? keys.prefix(name) : name, new Ear(null));
            case SHARDED -> subscriber.subscribeSharded(prefixed ? keys.prefix(name) : name, new Ear(null));
            case PATTERNS -> subscriber.subscribePattern(prefixed ? keys.prefixPattern(name) : name, new Ear(name));
        };
    }

    private void hold(Subscription subscription) {
        synchronized (this) {
            if (!released) {
                subscriptions.add(subscription);
                return;
            }
        }
        subscription.close();
    }

    private synchronized void offer(Raw message) {
        if (released || end != null) {
            return;
        }
        if (messages < options.buffer()) {
            waiting.add(message);
            messages++;
        } else if (options.overflow() == Overflow.FAIL) {
            waiting.clear();
            end = new End(new SlowSubscriberException("More than " + options.buffer()
                    + " messages wait for a subscriber of Redis; let it take them faster, or choose a larger buffer or another"
                    + " overflow policy by SubscribeOptions"));
        } else {
            hub().counters().dropped();
            if (options.overflow() == Overflow.DROP_OLDEST) {
                dropOldest();
                waiting.add(message);
            } else {
                addGap(new Gap(Cause.OVERFLOW, 1));
            }
        }
    }

    /** What is dropped, and the gaps before it, are one gap at the beginning. */
    private void dropOldest() {
        Object oldest = waiting.poll();
        while (oldest instanceof Gap gap) {
            before = sum(before, gap);
            oldest = waiting.poll();
        }
        before = sum(before, new Gap(Cause.OVERFLOW, 1));
    }

    private synchronized void addGap(Gap gap) {
        Object last = waiting.peekLast();
        if (last instanceof Gap one && one.cause() == gap.cause()) {
            waiting.pollLast();
            waiting.add(sum(one, gap));
        } else {
            waiting.add(gap);
        }
    }

    private static Gap sum(@Nullable Gap one, Gap other) {
        if (one == null) {
            return other;
        }
        boolean known = one.missed() != Gap.UNKNOWN && other.missed() != Gap.UNKNOWN;
        Cause cause = one.cause() == Cause.INTERRUPTED ? one.cause() : other.cause();
        return new Gap(cause, known ? one.missed() + other.missed() : Gap.UNKNOWN);
    }

    @Override
    @Nullable
    Event<Message<T>> take(boolean wanted) {
        Object next;
        synchronized (this) {
            next = next(wanted);
        }
        if (next instanceof Gap gap) {
            return new Event.Missing<>(gap);
        }
        if (next instanceof End last) {
            return new Event.End<>(last.failure());
        }
        return next instanceof Raw raw
                ? decoded(() -> new Message<>(raw.channel(), raw.pattern(), codec.decode(raw.payload())))
                : null;
    }

    private @Nullable Object next(boolean wanted) {
        if (before != null && wanted) { // until then more may be dropped
            Gap first = before;
            before = null;
            return first;
        }
        Object next = waiting.peek();
        if (next == null) {
            return end;
        }
        if (next instanceof Raw) {
            if (!wanted) {
                return null;
            }
            messages--;
        }
        return waiting.poll();
    }

    @Override
    void complete() {
        synchronized (this) {
            if (end == null) {
                end = new End(null);
            }
        }
        wake();
    }

    @Override
    void release() {
        List<Subscription> last;
        synchronized (this) {
            released = true;
            waiting.clear();
            last = List.copyOf(subscriptions);
            subscriptions.clear();
        }
        last.forEach(Subscription::close);
    }

    /** Hears what comes by one name or pattern. */
    private final class Ear implements ChannelListener {

        private final @Nullable String pattern;

        Ear(@Nullable String pattern) {
            this.pattern = pattern;
        }

        @Override
        public void onMessage(Response message) {
            throw new IllegalStateException("The channel is told as well");
        }

        @Override
        public void onMessage(String channel, Response message) {
            offer(new Raw(channels.isPrefixed() ? keys.strip(channel) : channel, pattern, message.toBytes()));
            hub().counters().received();
            wake();
        }

        @Override
        public void onConfirmed() {
            boolean all;
            synchronized (Feed.this) {
                all = --unconfirmed == 0;
            }
            if (all) {
                options.onSubscribed().run();
            }
        }

        @Override
        public void onGap() {
            addGap(new Gap(Cause.INTERRUPTED, Gap.UNKNOWN));
            wake();
        }
    }
}
