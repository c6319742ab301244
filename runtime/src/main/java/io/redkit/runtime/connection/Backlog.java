package io.redkit.runtime.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.redkit.RedisException;

/** Calls that wait for a connection, in order, each at most until its deadline; bounded in number and size. */
final class Backlog {

    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private final int maxCommands;
    private final long maxBytes;
    private final LoopCounters counters;
    private long bytes;

    /** @param counters are told how many calls wait */
    Backlog(int maxCommands, long maxBytes, LoopCounters counters) {
        this.counters = counters;
        this.maxCommands = maxCommands;
        this.maxBytes = maxBytes;
    }

    int size() {
        return waiting.size();
    }

    /** Returns false, and does not take the call, if a bound is reached. */
    boolean add(Pending pending) {
        long size = pending.call.estimatedBytes();
        if (waiting.size() >= maxCommands || bytes + size > maxBytes) {
            return false;
        }
        bytes += size;
        waiting.addLast(pending);
        counters.queued(1);
        return true;
    }

    /**
     * Removes and then fails what is over its deadline, as callbacks may add calls; returns the nanoseconds to the next, or
     * {@link DeadlineTimer#NOTHING_LEFT}.
     */
    long expire(long now, Function<Pending, RedisException> failure) {
        List<Pending> overdue = new ArrayList<>();
        long next = DeadlineTimer.NOTHING_LEFT;
        for (Pending pending : waiting) {
            long remaining = pending.remainingNanos(now);
            if (remaining <= 0) {
                overdue.add(pending);
            } else {
                next = Math.min(next, remaining);
            }
        }
        if (!overdue.isEmpty()) {
            waiting.removeIf(pending -> pending.remainingNanos(now) <= 0);
            counters.queued(-overdue.size());
            overdue.forEach(pending -> bytes -= pending.call.estimatedBytes());
            overdue.forEach(pending -> pending.fail(failure.apply(pending)));
        }
        return next;
    }

    /** Empties the backlog into the consumer. What the consumer's callbacks add meanwhile is left for the next time. */
    void drainTo(Consumer<Pending> consumer) {
        for (int left = waiting.size(); left > 0 && !waiting.isEmpty(); left--) {
            Pending first = waiting.removeFirst();
            counters.queued(-1);
            bytes -= first.call.estimatedBytes();
            consumer.accept(first);
        }
    }
}
