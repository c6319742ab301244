package io.redkit.runtime.connection;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;

import io.redkit.RedisException;

/** Calls that wait for a connection, in order, each at most until its deadline. */
final class Backlog {

    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();

    int size() {
        return waiting.size();
    }

    void add(Pending pending) {
        waiting.addLast(pending);
    }

    /** Fails what is over its deadline; returns the nanoseconds to the next, or {@link DeadlineTimer#NOTHING_LEFT}. */
    long expire(long now, Function<Pending, RedisException> failure) {
        long next = DeadlineTimer.NOTHING_LEFT;
        for (Iterator<Pending> all = waiting.iterator(); all.hasNext();) {
            Pending pending = all.next();
            long remaining = pending.remainingNanos(now);
            if (remaining <= 0) {
                all.remove();
                pending.fail(failure.apply(pending));
            } else {
                next = Math.min(next, remaining);
            }
        }
        return next;
    }

    /** Empties the backlog into the consumer. What the consumer's callbacks add meanwhile is left for the next time. */
    void drainTo(Consumer<Pending> consumer) {
        for (int left = waiting.size(); left > 0; left--) {
            consumer.accept(waiting.removeFirst());
        }
    }
}
