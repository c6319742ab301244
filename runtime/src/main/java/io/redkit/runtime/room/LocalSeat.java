package io.redkit.runtime.room;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection of this process in a room, as Redis should know it. */
final class LocalSeat {

    private final RoomKeys keys;
    private final String id;
    private final Entry entry;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> joining = CompletableFuture.completedFuture(null);
    private int joins;
    private boolean missed;
    private boolean ended;

    LocalSeat(RoomKeys keys, String id, Entry entry) {
        this.keys = keys;
        this.id = id;
        this.entry = entry;
    }

    RoomKeys keys() {
        return keys;
    }

    String id() {
        return id;
    }

    Entry entry() {
        return entry;
    }

    void onRejoined(Runnable callback) {
        callbacks.add(callback);
    }

    List<Runnable> callbacks() {
        return callbacks;
    }

    synchronized boolean isTaken() {
        return !ended;
    }

    /** Returns a number that grows with each attempt to join again: an answer to what was asked before is out of date. */
    synchronized int joins() {
        return joins;
    }

    /**
     * Takes note that Redis does not know it, which was asked when it had joined so often. Returns whether it may join again:
     * it
     * was not left, and does not do so already.
     */
    synchronized boolean beginJoining(int asked) {
        if (ended || !joining.isDone() || asked != joins) {
            return false;
        }
        missed = true;
        joining = new CompletableFuture<>();
        return true;
    }

    void endJoining() {
        CompletableFuture<Void> done;
        synchronized (this) {
            joins++;
            done = joining;
        }
        done.complete(null);
    }

    /**
     * Takes note that Redis knows it, which was asked when it had joined so often. Returns whether that is new: the reply to
     * the
     * join may have been lost.
     */
    synchronized boolean found(int asked) {
        boolean isNew = missed && asked == joins && joining.isDone();
        missed &= !isNew;
        return isNew;
    }

    /** Returns whether this is the first call. */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** Returns what completes when no join is on its way: a leave that overtook it would be undone. */
    synchronized CompletableFuture<Void> joined() {
        return joining.copy();
    }
}
