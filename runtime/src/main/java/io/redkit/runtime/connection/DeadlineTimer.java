package io.redkit.runtime.connection;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;

/**
 * One timer for any number of deadlines. It is armed for the earliest deadline that it was told of, and when it fires,
 * asks for the earliest that is left. As nearly all commands end long before their deadline, this costs a comparison for
 * each command, and one firing in the length of a time-out.
 */
final class DeadlineTimer {

    /** Answer of {@link Expiry#expire} when nothing is left to wait for. */
    static final long NOTHING_LEFT = Long.MAX_VALUE;

    /** Between two firings: thousands of deadlines that end one after the other are looked through together. */
    private static final long SHORTEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Fails what is over its deadline. */
    interface Expiry {

        /** Returns the nanoseconds until the next deadline, or {@link #NOTHING_LEFT}. */
        long expire(long nowNanos);
    }

    private final EventLoop loop;
    private final Expiry expiry;
    private @Nullable ScheduledFuture<?> armed;
    private long firesAtNanos;

    DeadlineTimer(EventLoop loop, Expiry expiry) {
        this.loop = loop;
        this.expiry = expiry;
    }

    /** Makes sure that the timer fires in that many nanoseconds at the latest. */
    void note(long now, long remainingNanos) {
        if (remainingNanos == NOTHING_LEFT) {
            return;
        }
        if (armed != null) {
            if (now + remainingNanos - firesAtNanos >= 0) {
                return;
            }
            armed.cancel(false);
        }
        firesAtNanos = now + remainingNanos;
        armed = loop.schedule(this::fire, Math.max(0, remainingNanos), TimeUnit.NANOSECONDS);
    }

    void cancel() {
        if (armed != null) {
            armed.cancel(false);
            armed = null;
        }
    }

    private void fire() {
        armed = null;
        long now = System.nanoTime();
        note(now, Math.max(SHORTEST_REST_NANOS, expiry.expire(now)));
    }
}
