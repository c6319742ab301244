package io.redkit.runtime.connection;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.ReplyHandler;
import io.vertx.redis.client.Response;

/**
 * A call that waits to be sent or to be answered. Its place in the line of replies stays taken when its caller has gone,
 * so that a late reply meets nobody instead of somebody else.
 * <p>
 * Its caller is told once. What a caller throws is logged and goes no further: the other calls of the connection must be
 * told as well.
 */
final class Pending {

    /** Stands for a deadline that never comes. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    private static final Logger LOG = Logger.getLogger(Pending.class);

    private static final ReplyHandler NOBODY = new ReplyHandler() {
        @Override
        public void onReply(@Nullable Response reply) {
        }

        @Override
        public void onFailure(RuntimeException failure) {
        }
    };

    final Call call;
    final long submittedNanos;
    final long timeoutNanos;
    long sentNanos;
    private final @Nullable LoopCounters counters;
    private @Nullable ReplyHandler handler;

    /** Makes one that is not counted. */
    Pending(Call call, ReplyHandler handler, long timeoutNanos) {
        this(call, handler, timeoutNanos, null);
    }

    /**
     * @param timeoutNanos time until the deadline, or {@link #UNBOUNDED}
     * @param counters those of the event loop on which the replies come
     */
    Pending(Call call, ReplyHandler handler, long timeoutNanos, @Nullable LoopCounters counters) {
        this.counters = counters;
        this.call = call;
        this.handler = handler;
        this.timeoutNanos = timeoutNanos;
        this.submittedNanos = TurnClock.nanos();
    }

    /** Returns a call whose reply nobody waits for; it takes its place in the line all the same. */
    static Pending ofNobody(Call call, long timeoutNanos) {
        return new Pending(call, NOBODY, timeoutNanos);
    }

    boolean isAwaited() {
        return handler != null;
    }

    /** Returns the nanoseconds until the deadline; not positive if it is over. */
    long remainingNanos(long now) {
        return timeoutNanos == UNBOUNDED ? UNBOUNDED : timeoutNanos - (now - submittedNanos);
    }

    void reply(@Nullable Response reply) {
        ReplyHandler waiting = handler;
        if (waiting != null) {
            handler = null;
            if (counters != null) {
                counters.replied();
            }
            try {
                waiting.onReply(reply);
            } catch (RuntimeException | Error e) {
                logThrown(e);
            }
        }
    }

    void fail(RuntimeException failure) {
        ReplyHandler waiting = handler;
        if (waiting != null) {
            handler = null;
            if (counters != null) {
                counters.failed(failure);
            }
            try {
                waiting.onFailure(failure);
            } catch (RuntimeException | Error e) {
                logThrown(e);
            }
        }
    }

    private void logThrown(Throwable thrown) {
        LOG.error("A callback of " + call + " failed", thrown);
    }
}
