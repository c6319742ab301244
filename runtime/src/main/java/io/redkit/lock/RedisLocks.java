package io.redkit.lock;

/**
 * The locks of one client, for blocking code. To be injected, with {@code @RedisClientName} for a named client.
 *
 * <pre>
 * try (HeldLock lock = locks.lock("report:daily").lock()) {
 *     write(report, lock.token());
 * }
 * </pre>
 *
 * What a lock guarantees, and what it cannot, is told in the guide: a lock in Redis makes it unlikely that two work at the same
 * time, and the fencing token makes it harmless.
 */
public interface RedisLocks {

    /**
     * Returns the lock of that name. Sends nothing.
     *
     * @throws IllegalArgumentException if the name is empty or not valid Unicode
     */
    RedisLock lock(String name);

    /** Returns the fence of that name, which guards one resource. */
    Fence fence(String name);

    /** Returns a candidate for the leadership of that name, which does not stand yet. */
    LeaderElection election(String name);
}
