package io.redkit.lock;

/** The locks of one client, for reactive code; see {@link RedisLocks}. */
public interface ReactiveRedisLocks {

    /** Returns the lock of that name; see {@link RedisLocks#lock}. */
    ReactiveRedisLock lock(String name);

    /** Returns the fence of that name, which guards one resource. */
    ReactiveFence fence(String name);

    /** Returns a candidate for the leadership of that name, which does not stand yet. */
    LeaderElection election(String name);
}
