package io.redkit.runtime.vertx;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisOverloadException;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Response;

/**
 * Push messages between the connection and a handler that may pause. The handler runs on one context, one message after the
 * other, whoever asks for more. Messages that come while it pauses are kept, up to a bound; a consumer that falls behind
 * further loses its connection, and not a message unnoticed.
 */
final class Messages {

    static final int MOST_WAITING = 65_536;

    private final ContextInternal context;
    private final Runnable onOverflow;
    private final ArrayDeque<Response> waiting = new ArrayDeque<>();
    private @Nullable Handler<Response> handler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private long demand = Long.MAX_VALUE;
    private boolean delivering;

    Messages(ContextInternal context, Runnable onOverflow) {
        this.context = context;
        this.onOverflow = onOverflow;
    }

    synchronized void handler(@Nullable Handler<Response> newHandler) {
        handler = newHandler;
    }

    synchronized void exceptionHandler(@Nullable Handler<Throwable> newHandler) {
        exceptionHandler = newHandler;
    }

    synchronized void pause() {
        demand = 0;
    }

    void fetch(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("The amount is negative: " + amount);
        }
        synchronized (this) {
            demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
        }
        context.emit(null, ignored -> deliver());
    }

    /** Takes a message, from any thread. */
    void offer(Response message) {
        context.emit(message, this::accept);
    }

    private void accept(Response message) {
        Handler<Throwable> overflow;
        synchronized (this) {
            waiting.addLast(message);
            if (waiting.size() <= MOST_WAITING) {
                overflow = null;
            } else {
                waiting.clear();
                overflow = exceptionHandler == null ? ignored -> {
                } : exceptionHandler;
            }
        }
        if (overflow != null) {
            onOverflow.run();
            context.dispatch(new RedisOverloadException(MOST_WAITING + " push messages wait for a paused handler; the"
                    + " connection is closed"), overflow::handle);
        }
        deliver();
    }

    /** Runs on the context; a handler that fetches is already in here, and comes back to the loop. */
    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        while (true) {
            Handler<Response> receiver;
            Response message;
            synchronized (this) {
                if (demand == 0 || waiting.isEmpty()) {
                    delivering = false;
                    return;
                }
                message = waiting.removeFirst();
                receiver = handler;
                if (demand != Long.MAX_VALUE) {
                    demand--;
                }
            }
            if (receiver != null) {
                context.dispatch(message, receiver);
            }
        }
    }
}
