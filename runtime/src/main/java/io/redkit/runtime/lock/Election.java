package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.lock.LeaderElection;
import io.redkit.lock.LockLoss;
import io.redkit.lock.LockLoss.Reason;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.runtime.pattern.Timers;

/** A candidate: waits for a lock, leads while it is held, and begins again. */
final class Election implements LeaderElection {

    private static final Logger LOG = Logger.getLogger("io.redkit.lock");
    private static final Duration ONE_WAIT = Duration.ofMinutes(10);
    private static final int REST_MILLIS = 1000;

    private final NamedLock lock;
    private final String name;
    private final Timers timers;
    private final List<LongConsumer> elected = new CopyOnWriteArrayList<>();
    private final List<Consumer<LockLoss>> revoked = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private boolean calling;
    private boolean started;
    private boolean closed;
    private @Nullable CompletableFuture<Hold> candidacy;
    private volatile @Nullable Hold leadership;

    Election(NamedLock lock, String name, Timers timers) {
        this.lock = lock;
        this.name = name;
        this.timers = timers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LeaderElection onElected(LongConsumer callback) {
        elected.add(callback);
        return this;
    }

    @Override
    public LeaderElection onRevoked(Consumer<LockLoss> callback) {
        revoked.add(callback);
        return this;
    }

    @Override
    public synchronized LeaderElection start() {
        if (!started) {
            started = true;
            stand();
        }
        return this;
    }

    private void stand() {
        CompletableFuture<Hold> wish;
        synchronized (this) {
            if (closed) {
                return;
            }
            wish = lock.acquire(null, ONE_WAIT);
            candidacy = wish;
        }
        wish.whenComplete((hold, failure) -> {
            if (failure == null) {
                lead(hold);
            } else if (failure instanceof LockNotAcquiredException refused
                    && refused.reason() == LockNotAcquiredException.Reason.HELD) {
                stand();
            } else {
                rest(failure);
            }
        });
    }

    private void rest(Throwable failure) {
        LOG.debugf("Leadership %s: cannot stand for election now: %s", name, failure.getMessage());
        timers.after(REST_MILLIS / 2 + ThreadLocalRandom.current().nextInt(REST_MILLIS), this::stand);
    }

    private void lead(Hold hold) {
        synchronized (this) {
            if (closed) {
                hold.release();
                return;
            }
            leadership = hold;
            long token = hold.holding().token();
            call(() -> elected.forEach(each -> each.accept(token))); // before anybody can revoke it
        }
        hold.holding().onLoss(this::onLoss);
    }

    private void onLoss(LockLoss how) {
        revoke(how);
        if (how.reason() == Reason.CLOSED) {
            close();
        } else {
            stand();
        }
    }

    /** Ends the leadership, once: it can be lost while it is resigned. */
    private synchronized void revoke(LockLoss how) {
        if (leadership != null) {
            leadership = null;
            call(() -> revoked.forEach(each -> each.accept(how)));
        }
    }

    @Override
    public boolean isLeader() {
        Hold now = leadership;
        return now != null && now.holding().isHeld();
    }

    @Override
    public long token() {
        Hold now = leadership;
        if (now == null || !now.holding().isHeld()) {
            throw new IllegalStateException("This process does not lead " + name);
        }
        return now.holding().token();
    }

    @Override
    public void close() {
        Hold last;
        synchronized (this) {
            closed = true;
            last = leadership;
            if (last != null) {
                revoke(new LockLoss(name, last.holding().token(), Reason.CLOSED, null));
            }
            if (candidacy != null) {
                candidacy.cancel(false);
            }
        }
        if (last != null) {
            last.release();
        }
    }

    /** Has callbacks run one after the other, on a worker. */
    private void call(Runnable callback) {
        synchronized (calls) {
            calls.add(callback);
            if (calling) {
                return;
            }
            calling = true;
        }
        timers.onWorker(this::runCalls);
    }

    private void runCalls() {
        Runnable next;
        while (true) {
            synchronized (calls) {
                next = calls.poll();
                calling = next != null;
            }
            if (next == null) {
                return;
            }
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                LOG.errorf(e, "A callback of the leadership %s failed", name);
            }
        }
    }
}
