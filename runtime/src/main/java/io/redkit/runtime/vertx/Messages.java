package io.redkit.runtime.vertx;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

import io.redkit.RedisOverloadException;
import io.vertx.core.Handler;
import io.vertx.redis.client.Response;

/**
 * Push messages between the connection and a handler that may pause. Messages that come while it pauses are kept, up to a
 * bound; a consumer that falls behind further loses its connection, and not a message unnoticed.
 */
final class Messages {

    private static final int MOST_WAITING = 65_536;

    private final Runnable onOverflow;
    private final ArrayDeque<Response> waiting = new ArrayDeque<>();
    private @Nullable Handler<Response> handler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private long demand = Long.MAX_VALUE;

    Messages(Runnable onOverflow) {
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
        synchronized (this) {
            demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
        }
        deliver();
    }

    void offer(Response message) {
        Handler<Throwable> overflow = null;
        synchronized (this) {
            if (waiting.size() < MOST_WAITING) {
                waiting.addLast(message);
            } else {
                overflow = exceptionHandler;
                waiting.clear();
                onOverflow.run();
            }
        }
        if (overflow != null) {
            overflow.handle(new RedisOverloadException(MOST_WAITING + " push messages wait for a paused handler; the"
                    + " connection is closed"));
        }
        deliver();
    }

    private void deliver() {
        while (true) {
            Handler<Response> receiver;
            Response message;
            synchronized (this) {
                if (demand == 0 || waiting.isEmpty()) {
                    return;
                }
                message = waiting.removeFirst();
                receiver = handler;
                if (demand != Long.MAX_VALUE) {
                    demand--;
                }
            }
            if (receiver != null) {
                receiver.handle(message);
            }
        }
    }
}
