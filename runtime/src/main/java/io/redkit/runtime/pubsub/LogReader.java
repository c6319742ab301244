package io.redkit.runtime.pubsub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.RedisClosedException;
import io.redkit.RedisServerException;
import io.redkit.codec.ValueCodec;
import io.redkit.pubsub.Gap;
import io.redkit.pubsub.Gap.Cause;
import io.redkit.pubsub.Position;
import io.redkit.pubsub.PositionedMessage;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscription;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.redis.client.Response;

/**
 * One subscriber of a reliable channel: reads from its own position, when there is news and the subscriber has room.
 * <p>
 * What comes over the channel of news is only a reason to read, so that nothing depends on whether, how often and in which
 * order it comes. A new or restored subscription is such a reason, too; and so is a long silence, since in a cluster the way
 * of a message from one master to another can be interrupted without a sign.
 */
final class LogReader<T> extends Outlet<PositionedMessage<T>> {

    private static final Logger LOG = Logger.getLogger("io.redkit.pubsub");
    private static final int PAGE = 100;
    private static final long LONGEST_SILENCE_MILLIS = 5000;
    private static final EqualJitter PAUSES = new EqualJitter(Duration.ofMillis(50), Duration.ofMillis(500));

    private final Log log;
    private final ValueCodec<T> codec;
    private final ArrayDeque<Event<Page.Entry>> waiting = new ArrayDeque<>();
    private @Nullable Position position;
    private @Nullable Subscription news;
    private long watchdog;
    private boolean due;
    private boolean reading;
    private int failures;
    private boolean completed;

    /** @param after where to begin, null for behind the newest message */
    LogReader(Hub hub, MultiSubscriber<? super PositionedMessage<T>> subscriber, Log log, ValueCodec<T> codec,
            @Nullable Position after, Consumer<Gap> onGap, Callers callers) {
        super(hub, subscriber, onGap, callers);
        this.log = log;
        this.codec = codec;
        this.position = after;
    }

    void open() {
        hub().opened(this);
        Subscription opened = hub().support().subscriber().subscribe(log.keys().news(), new ChannelListener() {
            @Override
            public void onMessage(Response message) {
                onNews();
            }

            @Override
            public void onConfirmed() {
                onNews();
            }

            @Override
            public void onGap() {
                onNews();
            }
        });
        long timer = hub().support().vertx().setPeriodic(LONGEST_SILENCE_MILLIS, LONGEST_SILENCE_MILLIS, id -> onNews());
        synchronized (this) {
            news = opened;
            watchdog = timer;
        }
        if (isEnded()) {
            release();
        }
    }

    private void onNews() {
        synchronized (this) {
            due = true;
        }
        wake();
    }

    @Override
    @Nullable
    Event<PositionedMessage<T>> take(boolean wanted) {
        Event<Page.Entry> next;
        boolean read = false;
        synchronized (this) {
            next = waiting.peek();
            if (next == null && !completed) {
                read = due && !reading && (wanted || position == null);
                reading |= read;
                due &= !read;
            } else if (!(next instanceof Event.Item) || wanted) {
                next = completed && next == null ? new Event.End<>(null) : waiting.poll();
            } else {
                next = null;
            }
        }
        if (read) {
            read();
        }
        return next == null ? null : decode(next);
    }

    private Event<PositionedMessage<T>> decode(Event<Page.Entry> event) {
        if (event instanceof Event.Item<Page.Entry> item) {
            return decoded(
                    () -> new PositionedMessage<>(item.value().position(), codec.decode(item.value().payload())));
        }
        return event instanceof Event.Missing<Page.Entry> missing ? new Event.Missing<>(missing.gap())
                : new Event.End<>(((Event.End<Page.Entry>) event).failure());
    }

    private void read() {
        Position after = position;
        log.read(after == null ? Position.BEGINNING : after, after == null ? 1 : PAGE).subscribe().with(this::onPage,
                this::onFailure);
    }

    private void onPage(Page page) {
        synchronized (this) {
            reading = false;
            failures = 0;
            if (position == null) {
                position = page.newest();
            } else {
                position = take(page, position);
            }
            due |= page.entries().size() == PAGE;
        }
        wake();
    }

    /** Puts the messages and gaps of a page into the queue, and returns the position behind them. */
    private Position take(Page page, Position before) {
        if (page.newest().epoch().isEmpty()) {
            return before; // the channel is not known: not yet, or not any more
        }
        boolean newEpoch = !before.epoch().equals(page.newest().epoch());
        boolean fromBeginning = before.epoch().isEmpty();
        if (newEpoch && !fromBeginning) {
            waiting.add(new Event.Missing<>(new Gap(Cause.NEW_EPOCH, Gap.UNKNOWN)));
        }
        boolean counted = !newEpoch;
        Position last = page.from();
        for (Page.Entry entry : page.entries()) {
            noteMissing(counted ? entry.position().offset() - last.offset() - 1 : 0);
            waiting.add(new Event.Item<>(entry));
            hub().counters().received();
            last = entry.position();
            counted = true;
        }
        if (page.entries().isEmpty() && page.newest().offset() > last.offset()) {
            noteMissing(counted ? page.newest().offset() - last.offset() : 0);
            last = page.newest();
        }
        return new Position(page.newest().epoch(), last.millis(), last.offset());
    }

    private void noteMissing(long messages) {
        if (messages > 0) {
            waiting.add(new Event.Missing<>(new Gap(Cause.RETENTION, messages)));
        }
    }

    private void onFailure(Throwable failure) {
        if (isNoChannel(failure)) {
            synchronized (this) {
                waiting.add(new Event.End<>(failure));
            }
            wake();
        } else if (!(failure instanceof RedisClosedException)) {
            int before;
            synchronized (this) {
                before = failures++;
            }
            if (before == 0) {
                LOG.warnf("Redis client %s: a reliable channel could not be read, which is tried again: %s",
                        hub().support().settings().name(), failure.getMessage());
            }
            hub().support().vertx().setTimer(PAUSES.millisAfter(before), timer -> readAgain());
        }
    }

    /** There is something else at its key; the code of an error in a script depends on the version of the server. */
    private static boolean isNoChannel(Throwable failure) {
        return failure instanceof RedisServerException error && error.serverText().contains("WRONGTYPE");
    }

    private void readAgain() {
        synchronized (this) {
            reading = false;
            due = true;
        }
        wake();
    }

    @Override
    void complete() {
        synchronized (this) {
            completed = true;
        }
        wake();
    }

    @Override
    void release() {
        Subscription last;
        synchronized (this) {
            waiting.clear();
            last = news;
            news = null;
        }
        if (last != null) {
            last.close();
            hub().support().vertx().cancelTimer(watchdog);
        }
    }
}
