package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.HeldLock;
import io.redkit.lock.LockHandle;
import io.redkit.lock.LockLoss;
import io.redkit.lock.ReactiveHeldLock;
import io.smallrye.mutiny.Uni;

/** One entry into a lock: what its user has in hand, whichever style he prefers. */
final class Hold {

    private final Holding holding;
    private final List<Runnable> forgetting = new ArrayList<>();
    private @Nullable CompletableFuture<Boolean> released;

    Hold(Holding holding) {
        this.holding = holding;
    }

    Holding holding() {
        return holding;
    }

    /** Releases it, once. */
    synchronized CompletableFuture<Boolean> release() {
        CompletableFuture<Boolean> before = released;
        if (before == null) {
            before = holding.leave();
            released = before;
            forgetting.forEach(Runnable::run);
            forgetting.clear();
        }
        return before.copy(); // who gives up waiting cancels only his own
    }

    private synchronized void onLost(Consumer<LockLoss> callback) {
        Runnable forget = holding.onLossBlocking(callback);
        if (released == null) {
            forgetting.add(forget);
        } else {
            forget.run();
        }
    }

    private synchronized boolean isReleased() {
        return released != null;
    }

    HeldLock blocking() {
        return new Blocking();
    }

    ReactiveHeldLock reactive() {
        return new Reactive();
    }

    private abstract class Handle implements LockHandle {

        @Override
        public String name() {
            return holding.spec().keys().name();
        }

        @Override
        public long token() {
            return holding.token();
        }

        @Override
        public boolean isHeld() {
            return !isReleased() && holding.isHeld();
        }

        @Override
        public Duration remaining() {
            return isReleased() ? Duration.ZERO : holding.remaining();
        }

        @Override
        public void onLost(Consumer<LockLoss> callback) {
            Hold.this.onLost(callback);
        }

        @Override
        public String toString() {
            return holding.spec().keys() + " with token " + token() + (isHeld() ? "" : ", not held any more");
        }
    }

    private final class Blocking extends Handle implements HeldLock {

        @Override
        public boolean unlock() {
            return Waiting.forResult(Hold.this::release);
        }

        @Override
        public void close() {
            unlock();
        }
    }

    private final class Reactive extends Handle implements ReactiveHeldLock {

        @Override
        public Uni<Boolean> unlock() {
            return Waiting.uni(Hold.this::release);
        }
    }
}
