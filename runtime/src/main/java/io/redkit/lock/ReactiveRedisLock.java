package io.redkit.lock;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * A lock by its name, for reactive code; see {@link RedisLock}. Each subscription acquires it anew. Cancelling one that waits
 * gives up, and releases what was acquired meanwhile.
 * <p>
 * Not re-entrant, because reactive code has no thread that could be the owner: who acquires a lock that he holds waits for
 * himself. With {@link #ownedBy} it is, for an owner that is named.
 */
public interface ReactiveRedisLock {

    /** Returns the name. */
    String name();

    /** Returns the same lock with these options. */
    ReactiveRedisLock with(LockOptions options);

    /** Returns the same lock for an owner: equal owners in this process re-enter it. */
    ReactiveRedisLock ownedBy(Object owner);

    /** Acquires the lock if it is free; emits null if another one holds it. */
    @CheckReturnValue
    Uni<@Nullable ReactiveHeldLock> tryLock();

    /** Acquires the lock; see {@link RedisLock#lock()}. */
    @CheckReturnValue
    Uni<ReactiveHeldLock> lock();

    /** Acquires the lock; see {@link RedisLock#lock(Duration)}. */
    @CheckReturnValue
    Uni<ReactiveHeldLock> lock(Duration wait);

    /**
     * Works under the lock. If it is lost meanwhile, the work is cancelled and a {@link LockLostException} emitted.
     *
     * @param work is given the lock, for its token
     */
    @CheckReturnValue
    <T> Uni<T> withLock(Function<LockHandle, Uni<T>> work);

    /** Emits who holds the lock now, null if nobody does. */
    @CheckReturnValue
    Uni<@Nullable LockHolder> holder();

    /** Takes the lock away from whoever holds it; see {@link RedisLock#forceRelease}. */
    @CheckReturnValue
    Uni<Boolean> forceRelease(String reason);
}
