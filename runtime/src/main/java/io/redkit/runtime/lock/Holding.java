package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.LockLoss;
import io.redkit.lock.LockLoss.Reason;
import io.redkit.lock.LockLostException;
import io.redkit.runtime.pattern.Timers.Timer;

/**
 * One acquisition of a lock, from the server's answer until it is released or lost; shared by those who re-entered it. The
 * lease is counted from the moment before the request was sent, so that it is over here before it is over on the server.
 */
final class Holding {

    private final LockSpec spec;
    private final String owner;
    private final long token;
    private final Holdings holdings;
    private final long acquiredNanos;
    private final List<Consumer<LockLoss>> listeners = new ArrayList<>();
    private volatile long endNanos;
    private int entries = 1;
    private boolean ended;
    private volatile boolean active = true;
    private @Nullable LockLoss loss;
    private @Nullable Timer expiry;

    /** @param startNanos before the request was sent */
    Holding(LockSpec spec, String owner, long token, long startNanos, Holdings holdings) {
        this.spec = spec;
        this.owner = owner;
        this.token = token;
        this.holdings = holdings;
        this.acquiredNanos = startNanos;
        this.endNanos = startNanos + spec.leaseNanos();
    }

    LockSpec spec() {
        return spec;
    }

    String owner() {
        return owner;
    }

    long token() {
        return token;
    }

    boolean isHeld() {
        return active && remainingNanos() > 0;
    }

    Duration remaining() {
        return active ? Duration.ofNanos(Math.max(0, remainingNanos())) : Duration.ZERO;
    }

    private long remainingNanos() {
        return endNanos - System.nanoTime();
    }

    /** Notes that the server has renewed the lease, asked at this time. */
    void renewed(long askedNanos) {
        endNanos = Math.max(endNanos - askedNanos, spec.leaseNanos()) + askedNanos;
    }

    /** Watches the lease, by the clock of this process. */
    void watch() {
        long left = remainingNanos();
        if (left <= 0) {
            lose(Reason.EXPIRED, null);
            return;
        }
        Timer next = holdings.timers().after(left / 1_000_000 + 1, this::watch);
        synchronized (this) {
            expiry = next;
            if (!ended) {
                return;
            }
        }
        next.cancel();
    }

    /** Enters once more; returns false if it is not held any more. */
    synchronized boolean enter() {
        if (ended || entries == 0 || !isHeld()) { // without entries it is about to be released
            return false;
        }
        entries++;
        return true;
    }

    /** Leaves; the last one releases the lock. What is over here may go on at the server, whose lease began later. */
    CompletableFuture<Boolean> leave() {
        synchronized (this) {
            if (--entries > 0) {
                return CompletableFuture.completedFuture(isHeld());
            }
        }
        if (remainingNanos() <= 0) {
            lose(Reason.EXPIRED, null);
        }
        boolean wasHeld = end();
        if (wasHeld || lossOr(Reason.GONE).reason() == Reason.EXPIRED) {
            long held = (System.nanoTime() - acquiredNanos) / 1_000_000;
            CompletableFuture<Boolean> released = holdings.release(this, Math.max(0, spec.minimumHoldMillis() - held));
            if (wasHeld) {
                return released;
            }
        }
        return CompletableFuture.completedFuture(false);
    }

    /** The server does not know of it any more, and why is still to be learned. */
    void suspect() {
        active = false;
    }

    void lose(Reason reason, @Nullable String detail) {
        if (!end()) {
            return;
        }
        LockLoss how = new LockLoss(spec.keys().name(), token, reason, detail);
        List<Consumer<LockLoss>> told;
        synchronized (this) {
            loss = how;
            told = List.copyOf(listeners);
        }
        told.forEach(each -> each.accept(how));
    }

    /** Returns whether this call ended it. */
    private boolean end() {
        Timer timer;
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            active = false;
            timer = expiry;
        }
        if (timer != null) {
            timer.cancel();
        }
        holdings.ended(this);
        return true;
    }

    /** Returns how it was lost; this reason if nobody has noticed yet. */
    synchronized LockLoss lossOr(Reason otherwise) {
        return loss == null ? new LockLoss(spec.keys().name(), token, otherwise, null) : loss;
    }

    /** Returns the failure of work that went on under this lock. */
    LockLostException lost(LockLoss how, @Nullable Throwable cause) {
        return new LockLostException(how, cause, spec.keys().isShown());
    }

    /**
     * Tells of the loss, at once if there was one already. The listener must not block.
     *
     * @return forgets the listener; to be run by each entry that leaves earlier than the last
     */
    Runnable onLoss(Consumer<LockLoss> listener) {
        LockLoss already;
        synchronized (this) {
            already = loss;
            if (already == null) {
                listeners.add(listener);
            }
        }
        if (already != null) {
            listener.accept(already);
        }
        return () -> forget(listener);
    }

    private synchronized void forget(Consumer<LockLoss> listener) {
        listeners.remove(listener);
    }

    /** Returns how many would be told of a loss. */
    synchronized int listeners() {
        return listeners.size();
    }

    /** The same as {@link #onLoss} for code of users, which may block. */
    Runnable onLossBlocking(Consumer<LockLoss> callback) {
        return onLoss(how -> holdings.timers().onWorker(() -> callback.accept(how)));
    }
}
