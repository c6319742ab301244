package io.redkit.lock;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/** A {@link LockHandle} for reactive code. */
public interface ReactiveHeldLock extends LockHandle {

    /** Releases the lock; see {@link HeldLock#unlock}. */
    @CheckReturnValue
    Uni<Boolean> unlock();
}
