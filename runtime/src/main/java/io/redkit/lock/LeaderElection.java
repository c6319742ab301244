package io.redkit.lock;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One candidate for a leadership that at most one process has at a time. Who leads does so until he resigns, or loses the lock
 * on which this stands; another candidate follows then. A candidate stands again by itself, also after Redis was away.
 * <p>
 * Nothing in here waits. Callbacks are called on worker threads, one after the other, in turn: elected, revoked, elected.
 */
public interface LeaderElection extends AutoCloseable {

    /** Returns the name of the leadership. */
    String name();

    /** Adds somebody who is told of being elected, with the fencing token of the leadership. */
    LeaderElection onElected(LongConsumer callback);

    /** Adds somebody who is told that the leadership was lost or given up. */
    LeaderElection onRevoked(Consumer<LockLoss> callback);

    /** Stands for election, until {@link #close}. Once is enough. */
    LeaderElection start();

    /** Returns whether this candidate leads now, by the clock of this process. */
    boolean isLeader();

    /**
     * Returns the fencing token of the leadership.
     *
     * @throws IllegalStateException if this candidate does not lead
     */
    long token();

    /** Resigns, and does not stand again. Does not wait for the release. */
    @Override
    void close();
}
