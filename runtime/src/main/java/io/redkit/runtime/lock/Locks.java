package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.Acknowledgement;
import io.redkit.lock.LockLoss.Reason;
import io.redkit.lock.LockNotAcquiredException;
import io.redkit.runtime.degraded.Availability;
import io.redkit.runtime.degraded.Away;
import io.redkit.runtime.degraded.AwayListener;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.runtime.pattern.PatternSupport;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscription;

/**
 * All locks of one client: acquires them, keeps them, and gives them back.
 * <p>
 * Each acquisition has an id of its own, which is the owner on the server: so it can be asked for again when the answer is
 * lost, and released when nobody knows whether it was granted.
 */
final class Locks implements Acquiring, Holdings, AwayListener, AutoCloseable {

    private final PatternSupport support;
    private final LockScripts scripts;
    private final Timers timers;
    private final Renewals renewals;
    private final Acknowledged acknowledged;
    private final String client = newId();
    private final Map<LockKeys, WaitRoom> rooms = new ConcurrentHashMap<>();
    private final Map<Holding, Ownership> held = new ConcurrentHashMap<>();
    private final Map<Ownership, Holding> owned = new ConcurrentHashMap<>();
    private final Availability.Registration registration;

    /** An owner's part in a lock. */
    private record Ownership(String lock, Object owner) {

        static final Ownership NOBODYS = new Ownership("", "");
    }

    Locks(PatternSupport support, LockSettings settings) {
        this.support = support;
        this.scripts = new LockScripts(support);
        this.timers = new Timers(support.vertx(), "lock");
        this.renewals = new Renewals(support.settings(), scripts, timers);
        this.acknowledged = new Acknowledged(support, scripts, settings.acknowledgementTimeout());
        this.registration = support.availability().register(new FeaturePolicy("lock", "refuse"), this);
    }

    LockScripts scripts() {
        return scripts;
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /**
     * Acquires a lock, or enters it once more.
     *
     * @param owner who may enter it once more, null for nobody
     * @return null if it was held by another one all the time; may be cancelled
     */
    CompletableFuture<@Nullable Hold> acquire(LockSpec spec, @Nullable Object owner, Duration wait) {
        Ownership ownership = owner == null ? null : new Ownership(spec.keys().name(), owner);
        Holding entered = ownership == null ? null : owned.get(ownership);
        if (entered != null && entered.enter()) {
            return CompletableFuture.completedFuture(new Hold(entered));
        }
        Waiter waiter = new Waiter(spec, newId());
        CompletableFuture<@Nullable Hold> hold = waiter.thenApply(holding -> {
            if (holding != null && ownership != null) {
                own(ownership, holding);
            }
            return holding == null ? null : new Hold(holding);
        });
        hold.whenComplete((done, failure) -> {
            if (hold.isCancelled()) {
                giveUp(waiter);
            }
        });
        start(waiter, wait);
        return hold;
    }

    private void own(Ownership ownership, Holding holding) {
        owned.put(ownership, holding);
        if (held.replace(holding, ownership) == null) { // ended meanwhile
            owned.remove(ownership, holding);
        }
    }

    private static void giveUp(Waiter waiter) {
        if (!waiter.cancel(false) && !waiter.isCompletedExceptionally()) {
            Holding holding = waiter.getNow(null);
            if (holding != null) {
                holding.leave();
            }
        }
    }

    private void start(Waiter waiter, Duration wait) {
        if (support.availability().isAway()) {
            waiter.completeExceptionally(refusal(waiter.spec().keys(), LockNotAcquiredException.Reason.REDIS_AWAY));
            return;
        }
        boolean waits = !wait.isZero();
        long startNanos = System.nanoTime();
        WaitRoom room = rooms.get(waiter.spec().keys());
        long before = room == null ? -1 : room.releases();
        Attempt first = waits ? waiter.attempt(client) : waiter.attempt();
        attempt(waiter, first).whenComplete((granted, failure) -> {
            if (failure != null) {
                waiter.completeExceptionally(Waiting.cause(failure));
            } else if (granted.isHeldByAnother() && waits && !waiter.isDone()) {
                letWait(waiter, before, granted.leaseMillis());
                loseHeartAfter(wait.toMillis() - (System.nanoTime() - startNanos) / 1_000_000, waiter);
            } else if (granted.isHeldByAnother()) {
                waiter.complete(null);
                leaveIfLast(waiter.spec().keys(), waits);
            }
        });
    }

    private void loseHeartAfter(long millis, Waiter waiter) {
        Timers.Timer patience = timers.after(millis, () -> waiter.complete(null));
        waiter.whenComplete((holding, failure) -> patience.cancel());
    }

    /** He has put this client into the queue, and has given up before he was in the room. */
    private void leaveIfLast(LockKeys keys, boolean waited) {
        WaitRoom room = rooms.get(keys);
        if (waited && (room == null || room.isEmpty())) {
            leave(keys);
        }
    }

    private void letWait(Waiter waiter, long before, long leaseMillis) {
        LockKeys keys = waiter.spec().keys();
        WaitRoom room;
        do {
            room = rooms.computeIfAbsent(keys, its -> new WaitRoom(its, this));
        } while (!room.enter(waiter, before, leaseMillis));
    }

    @Override
    public CompletableFuture<Granted> attempt(Waiter waiter, Attempt attempt) {
        long startNanos = System.nanoTime();
        LockSpec spec = attempt.spec();
        CompletableFuture<Granted> answer = spec.acknowledgement() == Acknowledgement.NONE ? scripts.acquire(attempt)
                : acknowledged.acquire(attempt);
        return answer.whenComplete((granted, failure) -> {
            if (failure != null) {
                scripts.release(spec.keys(), attempt.owner(), 0, 0); // it may have been granted
            } else if (!granted.isHeldByAnother()) {
                grant(waiter, granted, startNanos);
            }
        });
    }

    private void grant(Waiter waiter, Granted granted, long startNanos) {
        Holding holding = new Holding(waiter.spec(), waiter.owner(), granted.token(), startNanos, this);
        held.put(holding, Ownership.NOBODYS);
        if (!holding.isHeld()) {
            holding.leave();
            waiter.completeExceptionally(
                    refusal(waiter.spec().keys(), LockNotAcquiredException.Reason.TOO_LATE));
            return;
        }
        holding.watch();
        if (waiter.spec().isRenewed()) {
            renewals.add(holding);
        }
        if (!waiter.complete(holding)) {
            holding.leave(); // he has given up
        }
    }

    static LockNotAcquiredException refusal(LockKeys keys, LockNotAcquiredException.Reason reason) {
        return new LockNotAcquiredException(keys.name(), reason, keys.isShown());
    }

    @Override
    public CompletableFuture<Boolean> release(Holding holding, long restMillis) {
        return scripts.release(holding.spec().keys(), holding.owner(), holding.token(), restMillis);
    }

    @Override
    public void ended(Holding holding) {
        Ownership ownership = held.remove(holding);
        renewals.remove(holding);
        if (ownership != null && ownership != Ownership.NOBODYS) {
            owned.remove(ownership, holding);
        }
    }

    @Override
    public String client() {
        return client;
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public Subscription subscribe(String channel, ChannelListener listener) {
        return support.subscriber().subscribe(channel, listener);
    }

    @Override
    public void leave(LockKeys keys) {
        scripts.leave(keys, client).whenComplete((left, failure) -> {
            WaitRoom room = rooms.get(keys); // perhaps another one than at the beginning
            if (room != null) {
                room.onLeft();
            }
        });
    }

    @Override
    public void closed(WaitRoom room, LockKeys keys) {
        rooms.remove(keys, room);
    }

    @Override
    public void onAway(Away away) {
        refuseWaiters();
    }

    private void refuseWaiters() {
        rooms.forEach((keys, room) -> room.refuse(refusal(keys, LockNotAcquiredException.Reason.REDIS_AWAY)));
    }

    /** Those who hold locks have lost them; they are free when their leases end. */
    @Override
    public void close() {
        registration.close();
        refuseWaiters();
        held.keySet().forEach(each -> each.lose(Reason.CLOSED, null));
        acknowledged.close();
    }
}
