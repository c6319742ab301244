package io.redkit.lock;

/** A {@link LockHandle} for blocking code; for try-with-resources. */
public interface HeldLock extends LockHandle, AutoCloseable {

    /**
     * Releases the lock, in one round trip; where it was re-entered, the last handle does. Whoever has the handle may do so, on
     * any thread. Further calls change nothing and return the same.
     *
     * @return whether it was held until now; false if it had been lost before
     * @throws io.redkit.RedisException if Redis does not answer. The lock is then free when its lease ends.
     */
    boolean unlock();

    /** Does what {@link #unlock} does, whether the lock had been lost or not. */
    @Override
    void close();
}
