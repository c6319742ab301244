package io.redkit.runtime.command;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Those who wait for their next attempt: bounded, and never forgotten when the client is closed. Who leaves, or is sent away,
 * does so once. Thread-safe.
 */
final class WaitingRoom<T> {

    private final int maxCount;
    private final long maxBytes;
    private final Set<T> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;

    WaitingRoom(int maxCount, long maxBytes) {
        this.maxCount = maxCount;
        this.maxBytes = maxBytes;
    }

    /** Returns whether there was room. */
    boolean enter(T one, long size) {
        boolean fits = count.incrementAndGet() <= maxCount & bytes.addAndGet(size) <= maxBytes;
        if (!fits || closed) {
            giveBack(size);
            return false;
        }
        waiting.add(one);
        return !closed || !leave(one, size); // closed meanwhile: either this is gone, or was sent away already
    }

    /** Returns whether it was still here. */
    boolean leave(T one, long size) {
        boolean wasHere = waiting.remove(one);
        if (wasHere) {
            giveBack(size);
        }
        return wasHere;
    }

    /** Lets nobody in any more, and tells those who are here. */
    void close(Consumer<T> farewell) {
        closed = true;
        waiting.forEach(farewell);
    }

    private void giveBack(long size) {
        count.decrementAndGet();
        bytes.addAndGet(-size);
    }
}
