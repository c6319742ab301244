package io.redkit.runtime.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.redkit.runtime.pattern.Timers.Timer;

/**
 * The one way in this process to a fresh value for a key: everybody who wants it waits for the same flight. It asks Redis for
 * the right to load. Who has it loads, and stores; who has not waits until he is woken, or the lease of the other one is
 * over, and looks again. Nothing but a small key in Redis is held meanwhile.
 * <p>
 * The steps follow one another, each on the thread that the one before has ended on.
 */
final class Flight<V> {

    private static final Object WAIT_GRAPH = new Object();
    private static final long MARGIN_MILLIS = 5;

    /** What a load may do with its value. */
    private enum Right {
        STORE,
        KEEP_IN_MEMORY,
        NONE
    }

    private final CacheEngine<V> cache;
    private final Request<V> request;
    private final boolean background;
    private final LoadChain chain;
    private final String owner;
    private final CompletableFuture<Landing<V>> landed = new CompletableFuture<>();
    private final Set<Flight<?>> awaited = ConcurrentHashMap.newKeySet();
    private final Steps steps = new Steps(this::onBroken);
    private volatile Found found = Found.inMemory(null, 0);
    private volatile Right right = Right.NONE;
    private @Nullable Renewal renewal;
    private @Nullable Timer alarm;
    private int arrivals;
    private int arrivalsWhenAsked;
    private long waitingSinceNanos;
    private boolean hasWaited;

    /** @param background whether nobody waits for it, at first */
    Flight(CacheEngine<V> cache, Request<V> request, boolean background) {
        this.cache = cache;
        this.request = request;
        this.background = background;
        this.chain = new LoadChain(this, request.chain());
        this.owner = cache.newOwner();
    }

    String text() {
        return request.text();
    }

    boolean isOf(CacheEngine<?> other, String text) {
        return cache == other && request.text().equals(text);
    }

    CompletableFuture<Landing<V>> landed() {
        return landed;
    }

    /** Notes that this flight cannot land before that one; returns false if then none of the two ever would. */
    boolean mayAwait(Flight<?> other) {
        synchronized (WAIT_GRAPH) {
            if (other.reaches(this)) {
                return false;
            }
            awaited.add(other);
        }
        other.landed.whenComplete((landing, failure) -> awaited.remove(other));
        return true;
    }

    private boolean reaches(Flight<?> target) {
        return this == target || awaited.stream().anyMatch(each -> each.reaches(target));
    }

    /** @param first what was found for the key, and is not good enough */
    void start(Found first, boolean inMemory) {
        found = first;
        steps.run(() -> {
            if (inMemory) {
                load(Right.KEEP_IN_MEMORY);
            } else {
                claim();
            }
        });
    }

    private void claim() {
        synchronized (this) {
            arrivalsWhenAsked = arrivals;
        }
        steps.then(() -> cache.scripts().claim(text(), owner, cache.options().loadLease(), found), this::onClaim);
    }

    private void onClaim(@Nullable Claim claim, @Nullable Throwable failure) {
        if (claim == null) {
            withoutRedis(failure);
            return;
        }
        switch (claim.kind()) {
            case CLAIMED -> withClock();
            case ENTRY -> look(claim);
            case LOADING -> await(claim.millis());
            case FAILED -> makeDo();
        }
    }

    private void withoutRedis(@Nullable Throwable failure) {
        if (failure != null && Failures.isAway(failure) && cache.away().helps()) {
            load(Right.KEEP_IN_MEMORY);
        } else {
            fail(failure == null ? new IllegalStateException("No answer and no failure") : Failures.cause(failure));
        }
    }

    /** Without a clock there were no barriers yet, and they are made before anything is loaded. */
    private void withClock() {
        if (found.clock() > 0) {
            load(Right.STORE);
            return;
        }
        steps.then(cache.scripts()::clock, (clock, failure) -> {
            if (clock == null) {
                withoutRedis(failure);
            } else {
                found = new Found(found.entry(), found.restMillis(), found.seen(), clock);
                load(Right.STORE);
            }
        });
    }

    /** Somebody has stored an entry meanwhile. */
    private void look(Claim claim) {
        byte[] entry = claim.entry();
        if (entry == null) {
            claim();
        } else {
            steps.then(() -> cache.reader().judge(text(), entry, claim.millis()), this::onLook);
        }
    }

    private void onLook(@Nullable Found now, @Nullable Throwable failure) {
        if (now == null) {
            withoutRedis(failure);
            return;
        }
        Found readable = cache.readable(now);
        found = readable;
        StoredEntry entry = readable.entry();
        if (entry != null && readable.isFresh()) {
            land(Landing.found(entry, false));
        } else {
            claim();
        }
    }

    /** A load has failed a moment ago: the stale entry has to do. Who has none is not told so. */
    private void makeDo() {
        StoredEntry entry = Objects.requireNonNull(found.entry(), "entry");
        land(Landing.found(entry, !found.isFresh()));
    }

    private void await(long leaseMillis) {
        if (background) {
            land(Landing.nothing());
            return;
        }
        cache.flights().listen();
        request.code().onWaiting();
        long now = System.nanoTime();
        boolean again;
        synchronized (this) {
            if (!hasWaited) {
                hasWaited = true;
                waitingSinceNanos = now;
            }
            again = arrivals != arrivalsWhenAsked;
            if (!again) {
                long left = cache.options().loadWait().toMillis() - (now - waitingSinceNanos) / 1_000_000;
                if (left > 0) {
                    alarm = cache.workers().after(Math.min(left, Math.max(0, leaseMillis) + MARGIN_MILLIS), this::onAlarm);
                    return;
                }
            }
        }
        if (again) {
            lookAgain();
        } else {
            load(Right.NONE);
        }
    }

    private void onAlarm() {
        synchronized (this) {
            if (alarm == null) {
                return;
            }
            alarm = null;
        }
        lookAgain();
    }

    /** A flight of another process has landed, or something may have been missed. */
    void onArrival() {
        synchronized (this) {
            arrivals++;
            if (alarm == null) {
                return;
            }
            alarm.cancel();
            alarm = null;
        }
        lookAgain();
    }

    private void lookAgain() {
        synchronized (this) {
            arrivalsWhenAsked = arrivals;
        }
        steps.then(() -> cache.reader().read(text()), this::onLook);
    }

    private void load(Right its) {
        right = its;
        cache.counters().loads.increment();
        if (its == Right.STORE) {
            renewal = Renewal.start(cache, text(), owner);
        }
        boolean mayOutlive = background || cache.options().hardTimeout() != null
                || cache.options().softTimeout() != null && found.entry() != null;
        steps.then(() -> request.code().run(chain, mayOutlive), this::onLoaded);
    }

    private void onLoaded(@Nullable V value, @Nullable Throwable failure) {
        stopRenewal();
        if (failure != null) {
            onLoadFailed(Failures.cause(failure));
            return;
        }
        StoredEntry entry;
        try {
            entry = cache.encode(value, request.tags().apply(value), found.clock());
        } catch (Throwable e) { // whatever user code throws
            onLoadFailed(e);
            return;
        }
        boolean isKept = entry.ttlMillis() > 0;
        if (right == Right.STORE && isKept) {
            steps.then(() -> cache.scripts().store(text(), owner, entry),
                    (stored, problem) -> onStored(value, entry, problem));
        } else {
            if (right == Right.KEEP_IN_MEMORY && isKept) {
                keepInMemory(entry);
            }
            release(Duration.ZERO);
            land(Landing.loaded(entry, value));
        }
    }

    private void onStored(@Nullable V value, StoredEntry entry, @Nullable Throwable problem) {
        if (problem != null && !Failures.isAway(problem)) {
            fail(Failures.cause(problem));
            return;
        }
        if (problem != null) {
            keepInMemory(entry);
        }
        land(Landing.loaded(entry, value));
    }

    /** Not what was invalidated while it was loaded. */
    private void keepInMemory(StoredEntry entry) {
        cache.away().keep(text(), entry, () -> cache.flights().isCurrent(this));
    }

    private void onLoadFailed(Throwable failure) {
        cache.counters().loadFailures.increment();
        boolean canDoWithout = found.entry() != null;
        if (canDoWithout || background) {
            cache.log().loadFailed(failure);
        }
        if (right == Right.KEEP_IN_MEMORY && canDoWithout) {
            cache.away().delay(text(), cache.options().throttle());
        }
        release(canDoWithout ? cache.options().throttle() : Duration.ZERO);
        fail(failure);
    }

    /** A step has thrown what it should not. */
    private void onBroken(Throwable failure) {
        stopRenewal();
        fail(failure);
        release(Duration.ZERO);
    }

    private void stopRenewal() {
        if (renewal != null) {
            renewal.stop();
        }
    }

    private void release(Duration throttle) {
        if (right == Right.STORE) {
            cache.scripts().fail(text(), owner, throttle).exceptionally(failure -> cache.log().notReleased(failure));
        }
    }

    private void land(Landing<V> landing) {
        cache.flights().remove(this);
        landed.complete(landing);
    }

    private void fail(Throwable failure) {
        cache.flights().remove(this);
        landed.completeExceptionally(failure);
    }
}
