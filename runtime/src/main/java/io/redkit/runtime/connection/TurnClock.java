package io.redkit.runtime.connection;

import io.netty.util.concurrent.FastThreadLocal;

/**
 * The time on an event loop that is handing out replies. Callers who are told often send again at once, and what they send
 * has three uses for the time: reading it for each would take a tenth of a fast command. So a few replies share a reading. A
 * caller who blocks the event loop makes the time of these few stand still: their deadlines come earlier by so much.
 * <p>
 * Everywhere else it is {@link System#nanoTime()}.
 */
public final class TurnClock {

    private static final int SHARERS = 4;

    private static final FastThreadLocal<TurnClock> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected TurnClock initialValue() {
            return new TurnClock();
        }
    };

    private boolean stands;
    private long nanos;
    private int sharers;

    private TurnClock() {
    }

    /** Returns the time, to be compared with {@link System#nanoTime()}. */
    public static long nanos() {
        TurnClock own = OF_LOOP.getIfExists();
        return own != null && own.stands ? own.nanos : System.nanoTime();
    }

    static TurnClock ofThisLoop() {
        return OF_LOOP.get();
    }

    /** Replies are being handed out from now on. */
    void stop(long now) {
        stands = true;
        nanos = now;
        sharers = 0;
    }

    /** Another caller is told. */
    void tick() {
        if (++sharers == SHARERS) {
            stop(System.nanoTime());
        }
    }

    /** Nothing more is handed out. */
    void goOn() {
        stands = false;
    }
}
