package io.redkit.runtime.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.room.Position;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscriber;
import io.redkit.runtime.subscribe.Subscription;
import io.vertx.redis.client.Response;

/**
 * What happens in one room, for all listeners of this process: the channel, with messages that it missed put in from the
 * history.
 * <p>
 * Each message says which one was before it. As long as that one was heard, messages go straight to the listeners. If it was
 * not, or the subscription was interrupted, the history is read from the latest message that was heard on; what the channel
 * tells meanwhile waits. So listeners get each message once and in order. Joins and leaves are not in the history: after an
 * interruption they are told that some may be missing.
 * <p>
 * Everything is guarded by this object's monitor, and listeners are called under it, which keeps the order; so they only take
 * note of what they are told.
 */
final class Feed implements ChannelListener {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");
    private static final int PAGE = 200;
    private static final int MOST_WAITING = 1000;
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final int MOST_DOUBLINGS = 4;
    private static final Position BEGIN = new Position("", 0);

    private final RoomKeys keys;
    private final RoomScripts scripts;
    private final Timers timers;
    private final List<Consumer<Heard>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Heard> waiting = new ArrayDeque<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private Position last = BEGIN;
    private Heard.@Nullable Message sought;
    private long examined;
    private int failures;
    private boolean positioned;
    private boolean reading;
    private boolean again;
    private boolean confirmed;
    private boolean interrupted;
    private boolean lost;
    private boolean closed;

    Feed(RoomKeys keys, RoomScripts scripts, Timers timers) {
        this.keys = keys;
        this.scripts = scripts;
        this.timers = timers;
    }

    /** Begins with the first message after the latest that Redis tells of. */
    void start(Subscriber subscriber) {
        readAgain();
        Subscription its = subscriber.subscribe(keys.channel(), this);
        synchronized (this) {
            subscription = its;
            if (!closed) {
                return;
            }
        }
        its.close();
    }

    void stop() {
        Subscription its;
        synchronized (this) {
            closed = true;
            its = subscription;
        }
        ready.cancel(false);
        if (its != null) {
            its.close();
        }
    }

    void add(Consumer<Heard> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<Heard> listener) {
        listeners.remove(listener);
    }

    /** Completes when every message that is sent from now on will be heard. */
    CompletableFuture<Boolean> ready() {
        return ready.copy();
    }

    /** Tells the listeners of this process something, and nobody else. */
    synchronized void tellHere(Heard event) {
        tell(event);
    }

    @Override
    public synchronized void onConfirmed() {
        confirmed = true;
        readAgain();
    }

    @Override
    public synchronized void onGap() {
        interrupted = true;
        readAgain();
    }

    @Override
    public void onMessage(Response message) {
        Heard heard = Heard.parse(message.toBytes());
        if (heard == null) {
            LOG.debug("The channel of a room told something unknown");
            return;
        }
        synchronized (this) {
            if (reading) {
                keep(heard);
            } else if (!take(heard)) {
                waiting.add(heard);
                read();
            }
        }
    }

    private void keep(Heard heard) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.clear();
            interrupted = true;
            again = true;
        }
        waiting.add(heard);
    }

    /** Returns false if messages before it are missing, and the history was not read for its sake yet. */
    private boolean take(Heard heard) {
        if (heard instanceof Heard.Message message && message.position().offset() > last.offset()) {
            if (message.before() > Math.max(last.offset(), examined)) {
                if (!message.equals(sought)) {
                    sought = message;
                    return false;
                }
                tell(new Heard.Gap(false)); // a failover has lost what was before it
            }
            pass(message);
        } else if (!(heard instanceof Heard.Message)) {
            tell(heard);
        }
        return true;
    }

    private void pass(Heard.Message message) {
        last = message.position();
        tell(message);
    }

    private void tell(Heard event) {
        for (Consumer<Heard> each : listeners) {
            try {
                each.accept(event);
            } catch (RuntimeException | Error e) {
                LOG.error("A listener of a room failed", e);
            }
        }
    }

    private synchronized void readAgain() {
        again = true;
        if (!reading) {
            read();
        }
    }

    /** The first time only the latest position is asked for. */
    private void read() {
        if (closed) {
            return;
        }
        reading = true;
        again = false;
        (positioned ? scripts.since(keys, last.offset(), PAGE) : scripts.latest(keys, 0)).subscribe().with(this::onPage,
                failure -> readLater());
    }

    private synchronized void readLater() {
        int doublings = Math.min(failures++, MOST_DOUBLINGS);
        timers.after(FIRST_RETRY_MILLIS << doublings, this::retry);
    }

    private synchronized void retry() {
        read();
    }

    private synchronized void onPage(Page page) {
        if (closed) {
            return;
        }
        failures = 0;
        if (positioned) {
            lost |= !page.reaches(last);
            if (interrupted || lost) {
                tell(new Heard.Gap(!lost));
            }
            interrupted = false;
            lost = false;
            page.messages().stream().filter(each -> each.position().offset() > last.offset()).forEach(this::pass);
        } else {
            positioned = true;
            last = page.top();
        }
        if (page.messages().size() == PAGE) {
            read();
            return;
        }
        examined = Math.max(examined, page.top().offset());
        last = new Position(page.top().epoch(), last.offset());
        drain();
    }

    private void drain() {
        boolean wasConfirmed = confirmed && !again;
        reading = false;
        while (!waiting.isEmpty() && !reading) {
            Heard next = waiting.remove();
            if (!take(next)) {
                waiting.addFirst(next);
                read();
            }
        }
        if (again && !reading) {
            read();
        }
        if (wasConfirmed) {
            ready.complete(true);
        }
    }
}
