package io.redkit.runtime.lock;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.redkit.lock.HeldLock;
import io.redkit.lock.LockHandle;
import io.redkit.lock.LockHolder;
import io.redkit.lock.LockOptions;
import io.redkit.lock.RedisLock;

/**
 * The blocking view: each method waits for its reactive twin.
 *
 * @param owner null for the thread
 */
record BlockingLock(NamedLock named, @Nullable Object owner) implements RedisLock {

    @Override
    public String name() {
        return named.name();
    }

    @Override
    public RedisLock with(LockOptions options) {
        return new BlockingLock(named.with(options), owner);
    }

    @Override
    public RedisLock ownedBy(Object its) {
        return new BlockingLock(named, Objects.requireNonNull(its, "owner"));
    }

    @Override
    public @Nullable HeldLock tryLock() {
        Hold hold = Waiting.forResult(() -> named.tryAcquire(ownerNow()));
        return hold == null ? null : hold.blocking();
    }

    @Override
    public HeldLock lock() {
        return acquire(named.longestWait()).blocking();
    }

    @Override
    public HeldLock lock(Duration wait) {
        return acquire(NamedLock.checked(wait)).blocking();
    }

    private Hold acquire(Duration wait) {
        return Waiting.forResult(() -> named.acquire(ownerNow(), wait));
    }

    private Object ownerNow() {
        return owner == null ? Thread.currentThread() : owner;
    }

    @Override
    public <T extends @Nullable Object> T withLock(Function<LockHandle, T> work) {
        return InterruptedWork.under(acquire(named.longestWait()), work);
    }

    @Override
    public void withLock(Runnable work) {
        Function<LockHandle, Boolean> done = held -> {
            work.run();
            return true;
        };
        withLock(done);
    }

    @Override
    public @Nullable LockHolder holder() {
        return Waiting.forResult(named::holder);
    }

    @Override
    public boolean forceRelease(String reason) {
        return Waiting.forResult(() -> named.force(reason));
    }

    @Override
    public String toString() {
        return named.keys().toString();
    }
}
