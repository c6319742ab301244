package io.redkit.runtime.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisOverloadException;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.topology.ServerSet;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * The connections of transactions. Each is in use by one transaction, or idle; what is idle is neither in a transaction nor
 * watches a key. A few idle ones are kept for each server, because opening one takes longer than a transaction.
 * <p>
 * Their number is bounded. Who comes when all are in use waits, at most for the length of a command time-out.
 */
final class IdleConnections {

    private static final int MAX_IN_USE = 64;
    private static final int MAX_IDLE_PER_SERVER = 8;
    private static final long LONGEST_IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ScheduledExecutorService timer;
    private final ServerSet servers;
    private final String client;
    private final long patienceMillis;
    private final int maxWaiting;
    private final Map<Object, Deque<OwnedConnection>> idle = new HashMap<>();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int inUse;

    IdleConnections(ScheduledExecutorService timer, ServerSet servers, ClientSettings settings) {
        this.timer = timer;
        this.servers = servers;
        this.client = settings.name();
        this.patienceMillis = Math.max(1, settings.limits().commandTimeout().toMillis());
        this.maxWaiting = settings.limits().maxInFlight();
    }

    private record Waiter(int slot, Promise<OwnedConnection> promise) {
    }

    ServerSet servers() {
        return servers;
    }

    /** Returns a connection to the holder of the slot, for one user, who gives it back by {@link #giveBack}. */
    Future<OwnedConnection> take(int slot) {
        Waiter waiter;
        synchronized (this) {
            if (inUse < MAX_IN_USE) {
                inUse++;
                return Future.succeededFuture(idleOrNew(slot));
            }
            if (waiting.size() >= maxWaiting) {
                return Future.failedFuture(overload(waiting.size() + " others wait already"));
            }
            waiter = new Waiter(slot, Promise.promise());
            waiting.add(waiter);
        }
        timer.schedule(() -> giveUp(waiter), patienceMillis, TimeUnit.MILLISECONDS);
        return waiter.promise().future();
    }

    private void giveUp(Waiter waiter) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(waiter);
        }
        if (waited) {
            waiter.promise().fail(overload("none became free within " + patienceMillis + " ms"));
        }
    }

    private RedisOverloadException overload(String what) {
        return new RedisOverloadException("Redis client " + client + " is overloaded: " + MAX_IN_USE
                + " transactions are under way, each on a connection of its own, and " + what + " (not sent)");
    }

    private OwnedConnection idleOrNew(int slot) {
        Deque<OwnedConnection> known = idle.get(servers.holderOf(slot));
        while (known != null && !known.isEmpty()) {
            OwnedConnection latest = known.removeLast();
            if (latest.isReady()) {
                return latest;
            }
            latest.connection.close();
        }
        OwnedConnection opened = new OwnedConnection(servers.openAt(slot));
        opened.connection.onEnd(reason -> forget(opened));
        return opened;
    }

    private synchronized void forget(OwnedConnection ended) {
        idle.values().forEach(each -> each.remove(ended));
        idle.values().removeIf(Deque::isEmpty);
    }

    /**
     * Ends the use of a connection.
     *
     * @param slot the one it was taken for
     * @param isClean whether it is for certain neither in a transaction nor watches a key; if not, it is closed
     */
    void giveBack(OwnedConnection connection, int slot, boolean isClean) {
        List<OwnedConnection> old = new ArrayList<>();
        Waiter next;
        OwnedConnection its = null;
        synchronized (this) {
            inUse--;
            Deque<OwnedConnection> kept = idle.computeIfAbsent(servers.holderOf(slot), holder -> new ArrayDeque<>());
            boolean isKept = isClean && connection.isReady() && kept.size() < MAX_IDLE_PER_SERVER;
            (isKept ? kept : old).add(connection);
            connection.idleSinceNanos = System.nanoTime();
            removeIdleFor(LONGEST_IDLE_NANOS, old);
            next = waiting.poll();
            if (next != null) {
                inUse++;
                its = idleOrNew(next.slot());
            }
        }
        old.forEach(each -> each.connection.close());
        if (next != null && its != null) {
            next.promise().complete(its);
        }
    }

    private void removeIdleFor(long nanos, List<OwnedConnection> removed) {
        long now = System.nanoTime();
        for (Deque<OwnedConnection> each : idle.values()) {
            for (Iterator<OwnedConnection> all = each.iterator(); all.hasNext();) {
                OwnedConnection connection = all.next();
                if (now - connection.idleSinceNanos > nanos) {
                    all.remove();
                    removed.add(connection);
                }
            }
        }
        idle.values().removeIf(Deque::isEmpty);
    }

    /** Closes the idle connections to the holder of the slot, since it is not the one for transactions any more. */
    void closeIdle(int slot) {
        Deque<OwnedConnection> left;
        synchronized (this) {
            left = idle.remove(servers.holderOf(slot));
        }
        close(left);
    }

    private static void close(@Nullable Deque<OwnedConnection> connections) {
        if (connections != null) {
            connections.forEach(each -> each.connection.close());
        }
    }
}
