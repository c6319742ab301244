package io.redkit.runtime.pubsub;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisCodecException;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Gap.Cause;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/**
 * Where a stream comes out: tells one subscriber what there is, one thing after the other, and items only as they are asked
 * for.
 */
abstract class Outlet<T> implements Flow.Subscription {

    private static final Logger LOG = Logger.getLogger("io.redkit.pubsub");

    private final MultiSubscriber<? super T> subscriber;
    private final Consumer<Gap> onGap;
    private final Executor executor;
    private final Hub hub;
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    private volatile boolean ended;

    /** @param callers chooses the threads on which the subscriber is told */
    Outlet(Hub hub, MultiSubscriber<? super T> subscriber, Consumer<Gap> onGap, Callers callers) {
        this.hub = hub;
        this.subscriber = subscriber;
        this.onGap = onGap;
        this.executor = callers.executor();
    }

    /**
     * Takes what is to be told next, null if there is nothing now.
     *
     * @param wanted whether items are asked for; if not, none may be taken
     */
    abstract @Nullable Event<T> take(boolean wanted);

    /** Gives up what it takes from: nothing is told any more. Called once at least. */
    abstract void release();

    /** Ends the stream after what there is to tell: the client is closed. */
    abstract void complete();

    final Hub hub() {
        return hub;
    }

    final boolean isEnded() {
        return ended;
    }

    /** There is something new to tell, or somebody has asked. */
    final void wake() {
        if (wakes.getAndIncrement() == 0) {
            executor.execute(this::tellAll);
        }
    }

    /**
     * Returns the message.
     *
     * @param decode returns it, and throws whatever a codec throws; then there is a gap in its place
     */
    final Event<T> decoded(Supplier<T> decode) {
        try {
            return new Event.Item<>(decode.get());
        } catch (Throwable e) {
            hub.counters().unreadable();
            LOG.warnf("A message from Redis could not be decoded, and is skipped: %s",
                    e instanceof RedisCodecException ? e.getMessage() : "its codec threw " + e.getClass().getName());
            return new Event.Missing<>(new Gap(Cause.UNREADABLE, 1));
        }
    }

    private void tellAll() {
        int seen = wakes.get();
        do {
            try {
                tellWhatThereIs();
            } catch (Throwable e) { // or nobody would be told anything any more
                onBroken(e);
            }
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void tellWhatThereIs() {
        Event<T> next = ended ? null : take(requested.get() > 0);
        while (next != null) {
            tell(next);
            next = ended ? null : take(requested.get() > 0);
        }
    }

    private void onBroken(Throwable failure) {
        if (ended) {
            LOG.error("A subscriber of messages failed", failure);
        } else {
            end(failure);
        }
    }

    private void tell(Event<T> event) {
        if (event instanceof Event.Item<T> item) {
            Subscriptions.produced(requested, 1);
            subscriber.onItem(item.value());
        } else if (event instanceof Event.Missing<T> missing) {
            hub.counters().gap();
            try {
                onGap.accept(missing.gap());
            } catch (RuntimeException | Error e) {
                LOG.error("A callback for gaps failed", e);
            }
        } else if (event instanceof Event.End<T> end) {
            end(end.failure());
        }
    }

    private void end(@Nullable Throwable failure) {
        cancel();
        if (failure == null) {
            subscriber.onCompletion();
        } else {
            subscriber.onFailure(failure);
        }
    }

    @Override
    public final void request(long count) {
        if (count <= 0) {
            end(Subscriptions.getInvalidRequestException());
        } else {
            Subscriptions.add(requested, count);
            wake();
        }
    }

    @Override
    public final void cancel() {
        ended = true;
        hub.ended(this);
        release();
    }
}
