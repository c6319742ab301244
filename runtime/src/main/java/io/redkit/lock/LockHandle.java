package io.redkit.lock;

import java.time.Duration;
import java.util.function.Consumer;

/** A lock that was acquired, and may have been lost since. Thread-safe; nothing in here waits. */
public interface LockHandle {

    /** Returns the name of the lock. */
    String name();

    /**
     * Returns the fencing token: greater than that of every acquisition of this lock before. Who re-enters a lock has the token
     * under which it was entered first. A resource that remembers the greatest token it has seen, and refuses lower ones,
     * is safe from holders who do not know yet that they have lost the lock.
     */
    long token();

    /** Returns whether it is held: not released, not known to be lost, and its lease not over by the clock of this process. */
    boolean isHeld();

    /** Returns the time until the lease ends, by the clock of this process; zero if the lock is not held. */
    Duration remaining();

    /**
     * Calls back, once, if the lock is lost before it is released; at once if that has happened already. Called on a worker
     * thread, so it may block. The clock that counts is that of this process, and it runs out before the server lets another
     * one in.
     */
    void onLost(Consumer<LockLoss> callback);
}
