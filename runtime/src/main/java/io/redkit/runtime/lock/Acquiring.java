package io.redkit.runtime.lock;

import java.util.concurrent.CompletableFuture;

import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.subscribe.ChannelListener;
import io.redkit.runtime.subscribe.Subscription;

/** What those who wait for a lock need of the others. */
interface Acquiring {

    /** Returns the id of this client in the queues. */
    String client();

    Timers timers();

    Subscription subscribe(String channel, ChannelListener listener);

    /**
     * Asks for the lock, and completes the waiter if it is granted. What comes back fails as the waiter should.
     */
    CompletableFuture<Granted> attempt(Waiter waiter, Attempt attempt);

    /** Nobody here waits for this lock any more; others may. The room is told afterwards, see {@link WaitRoom#onLeft}. */
    void leave(LockKeys keys);

    void closed(WaitRoom room, LockKeys keys);
}
