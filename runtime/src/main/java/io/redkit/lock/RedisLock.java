package io.redkit.lock;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A lock by its name, for blocking code. Immutable and thread-safe; nothing is sent before one of its methods acquires it.
 * <p>
 * Re-entrant for the thread: who holds it and acquires it again holds it twice, at once and without a round trip, and it is
 * free when both handles are released. The options of the first acquisition hold. {@link #ownedBy} names another owner.
 * <p>
 * Methods throw {@link LockNotAcquiredException} or a {@code RedisException} if the lock is not acquired, and
 * {@link IllegalStateException} on an event loop.
 */
public interface RedisLock {

    /** Returns the name. */
    String name();

    /** Returns the same lock with these options. */
    RedisLock with(LockOptions options);

    /** Returns the same lock for an owner that is not the thread: equal owners in this process re-enter it. */
    RedisLock ownedBy(Object owner);

    /** Acquires the lock if it is free, without waiting; returns null if another one holds it. */
    @Nullable
    HeldLock tryLock();

    /**
     * Acquires the lock; waits as long as the options say. Waiting costs nothing: a release wakes the one who has waited
     * longest.
     *
     * @throws LockNotAcquiredException if it was held all the time
     * @throws io.redkit.RedisInterruptedException if the thread is interrupted meanwhile
     */
    HeldLock lock();

    /** Acquires the lock and waits so long in place of what the options say. */
    HeldLock lock(Duration wait);

    /**
     * Works under the lock. If it is lost meanwhile, the thread is interrupted.
     *
     * @param work is given the lock, for its token
     * @return what the work returns
     * @throws LockLostException if the lock was lost before the work ended, however that ended
     */
    <T extends @Nullable Object> T withLock(Function<LockHandle, T> work);

    /** Works under the lock; see {@link #withLock(Function)}. */
    void withLock(Runnable work);

    /** Returns who holds the lock now, null if nobody does. */
    @Nullable
    LockHolder holder();

    /**
     * Takes the lock away from whoever holds it, so that it is free; for operators. The holder is told with its next renewal
     * (a third of its lease) or release at the latest, and goes on until then: fencing tokens keep it from doing harm.
     *
     * @param reason is told to the holder
     * @return whether anybody held it
     */
    boolean forceRelease(String reason);
}
