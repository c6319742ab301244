package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.LockHandle;
import io.redkit.lock.LockHolder;
import io.redkit.lock.LockOptions;
import io.redkit.lock.ReactiveHeldLock;
import io.redkit.lock.ReactiveRedisLock;
import io.smallrye.mutiny.Uni;

/**
 * The reactive view.
 *
 * @param owner null for nobody, who enters a lock once only
 */
record ReactiveLock(NamedLock named, @Nullable Object owner) implements ReactiveRedisLock {

    @Override
    public String name() {
        return named.name();
    }

    @Override
    public ReactiveRedisLock with(LockOptions options) {
        return new ReactiveLock(named.with(options), owner);
    }

    @Override
    public ReactiveRedisLock ownedBy(Object its) {
        return new ReactiveLock(named, Objects.requireNonNull(its, "owner"));
    }

    @Override
    public Uni<@Nullable ReactiveHeldLock> tryLock() {
        return Waiting.uni(() -> named.tryAcquire(owner), ReactiveLock::drop)
                .map(hold -> hold == null ? null : hold.reactive());
    }

    @Override
    public Uni<ReactiveHeldLock> lock() {
        return acquire(named.longestWait()).map(Hold::reactive);
    }

    @Override
    public Uni<ReactiveHeldLock> lock(Duration wait) {
        return acquire(NamedLock.checked(wait)).map(Hold::reactive);
    }

    private Uni<Hold> acquire(Duration wait) {
        return Waiting.uni(() -> named.acquire(owner, wait), ReactiveLock::drop);
    }

    private static void drop(@Nullable Hold hold) {
        if (hold != null) {
            var ignored = hold.release();
        }
    }

    @Override
    public <T> Uni<T> withLock(Function<LockHandle, Uni<T>> work) {
        return acquire(named.longestWait()).onItem().transformToUni(hold -> CancelledWork.under(hold, work));
    }

    @Override
    public Uni<@Nullable LockHolder> holder() {
        return Waiting.uni(named::holder);
    }

    @Override
    public Uni<Boolean> forceRelease(String reason) {
        return Waiting.uni(() -> named.force(reason));
    }

    @Override
    public String toString() {
        return named.keys().toString();
    }
}
