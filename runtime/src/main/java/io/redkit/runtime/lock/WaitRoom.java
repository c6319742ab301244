package io.redkit.runtime.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.pattern.Timers.Timer;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscription;
import io.vertx.redis.client.Response;

/**
 * Those in this process who wait for one lock. Only the first of them asks for it, when there is a reason to: a release that
 * names this client as the one who has waited longest, one that names another client who then does not come, the end of the
 * holder's lease, or a time in which a release may have been missed. Between those nothing is sent.
 */
final class WaitRoom implements ChannelListener {

    /** How long the client that a release names may take before others try, and a chance on top, so that they differ. */
    private static final int GRACE_MILLIS = 60;

    /** After the end of a lease, for the server to notice. */
    private static final int EXPIRY_MARGIN_MILLIS = 2;

    private static final int LINGER_MILLIS = 10_000;

    private final LockKeys keys;
    private final Acquiring acquiring;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private @Nullable Subscription subscription;
    private @Nullable Timer alarm;
    private @Nullable Timer farewell;
    private boolean confirmed;
    private boolean asking;
    private boolean askAgain;
    private boolean closed;
    private String absent = Attempt.NOBODY;
    private long releases;
    private long releasesWhenAsked;

    WaitRoom(LockKeys keys, Acquiring acquiring) {
        this.keys = keys;
        this.acquiring = acquiring;
    }

    /** Returns the number of the latest release that was heard of; -1 if none would be heard of yet. */
    synchronized long releases() {
        return confirmed ? releases : -1;
    }

    synchronized boolean isEmpty() {
        return waiters.isEmpty();
    }

    /**
     * Takes in somebody whose first attempt has failed.
     *
     * @param before what {@link #releases} returned before that attempt
     * @return false if this room is closed
     */
    boolean enter(Waiter waiter, long before, long leaseMillis) {
        boolean missed;
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (farewell != null) {
                farewell.cancel();
                farewell = null;
            }
            waiters.add(waiter);
            missed = confirmed && before != releases;
            if (alarm == null) {
                setAlarm(leaseMillis + EXPIRY_MARGIN_MILLIS);
            }
            if (subscription == null) {
                subscription = acquiring.subscribe(keys.channel(), this);
            }
        }
        waiter.whenComplete((holding, failure) -> remove(waiter));
        if (missed) {
            ask();
        }
        return true;
    }

    private void remove(Waiter waiter) {
        boolean last;
        synchronized (this) {
            last = waiters.remove(waiter) && waiters.isEmpty() && !closed;
            if (last) {
                cancelAlarm();
                releases++; // who is on his way in may have counted on this client's place in the queue
                farewell = acquiring.timers().after(LINGER_MILLIS, this::close);
            }
        }
        if (last && (waiter.isCompletedExceptionally() || waiter.getNow(null) == null)) {
            acquiring.leave(keys);
        }
    }

    /**
     * This client was taken out of the queue, or nobody knows whether it was. That is not ordered against attempts to acquire:
     * one that went before it, and failed, may have counted on the place that is gone now.
     */
    void onLeft() {
        synchronized (this) {
            releases++;
        }
        ask();
    }

    /** Fails all. */
    void refuse(RuntimeException reason) {
        List<Waiter> all;
        synchronized (this) {
            all = List.copyOf(waiters);
        }
        all.forEach(each -> each.completeExceptionally(reason));
    }

    private void close() {
        Subscription last;
        synchronized (this) {
            if (!waiters.isEmpty() || closed) {
                return;
            }
            closed = true;
            last = subscription;
        }
        acquiring.closed(this, keys);
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void onConfirmed() {
        onGap();
    }

    @Override
    public void onGap() {
        synchronized (this) {
            confirmed = true;
            releases++;
        }
        ask();
    }

    /** A release: the milliseconds for which the lock stays locked, and the client that has waited longest. */
    @Override
    public void onMessage(Response message) {
        String text = message.toString();
        int space = text.indexOf(' ');
        long rest = Long.parseLong(text.substring(0, space));
        String named = text.substring(space + 1);
        boolean mine = named.equals(acquiring.client());
        boolean pass;
        synchronized (this) {
            releases++;
            absent = Attempt.NOBODY;
            pass = mine && waiters.isEmpty();
            if (rest > 0) {
                setAlarm(rest + EXPIRY_MARGIN_MILLIS);
                mine = false;
            } else if (!mine && !waiters.isEmpty()) {
                absent = named;
                setAlarm(GRACE_MILLIS + ThreadLocalRandom.current().nextInt(GRACE_MILLIS));
            }
        }
        if (pass) {
            acquiring.leave(keys);
        } else if (mine) {
            ask();
        }
    }

    private void setAlarm(long millis) {
        cancelAlarm();
        alarm = acquiring.timers().after(millis, this::onAlarm);
    }

    private void onAlarm() {
        synchronized (this) {
            alarm = null;
        }
        ask();
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    /** Lets the first of the waiters ask for the lock, unless he does already: then once more if he does not get it. */
    private void ask() {
        Waiter first;
        Attempt attempt;
        synchronized (this) {
            askAgain = asking;
            first = waiters.peek();
            if (asking || first == null) {
                return;
            }
            asking = true;
            releasesWhenAsked = releases;
            attempt = first.attempt(acquiring.client(), waiters.size() > 1, absent);
            absent = Attempt.NOBODY;
        }
        acquiring.attempt(first, attempt).whenComplete((granted, failure) -> onAnswer(first, attempt, granted, failure));
    }

    private void onAnswer(Waiter first, Attempt attempt, @Nullable Granted granted, @Nullable Throwable failure) {
        if (failure != null) {
            first.completeExceptionally(Waiting.cause(failure));
        }
        boolean again;
        synchronized (this) {
            asking = false;
            again = askAgain || failure != null;
            askAgain = false;
            if (granted != null && !granted.isHeldByAnother() && attempt.place() == Attempt.Place.NONE) {
                releases++; // as in remove
                again |= !waiters.isEmpty();
            }
            if (granted != null && !waiters.isEmpty() && (alarm == null || releases == releasesWhenAsked)) {
                setAlarm(granted.leaseMillis() + EXPIRY_MARGIN_MILLIS);
            }
        }
        if (again) {
            ask();
        }
    }
}
