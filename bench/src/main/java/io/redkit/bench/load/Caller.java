package io.redkit.bench.load;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;

/**
 * Sends a request, and on its reply the next, until the round is over. Lives on one event loop, or if it is not homeward, on
 * the
 * thread of the last reply.
 */
final class Caller<T> {

    private final Context context;
    private final EventLoop home;
    private final boolean homeward;
    private final Exchange<T> exchange;
    private final Tally tally;
    private final BooleanSupplier isOver;
    private final CountDownLatch done;
    private final Reply<T> reply = new Reply<>(this::onReply, this::onFailure);
    private int turn;
    private long lastNanos;

    /** @param firstTurn where to begin, so that not all callers ask the same at the same time */
    Caller(Context context, Exchange<T> exchange, Tally tally, int firstTurn, BooleanSupplier isOver, CountDownLatch done) {
        this.context = context;
        this.home = ((ContextInternal) context).nettyEventLoop();
        this.homeward = exchange.isHomeward();
        this.exchange = exchange;
        this.tally = tally;
        this.turn = firstTurn;
        this.isOver = isOver;
        this.done = done;
    }

    void start() {
        context.runOnContext(ignored -> {
            lastNanos = System.nanoTime();
            send();
        });
    }

    private void send() {
        try {
            exchange.send(turn, reply);
        } catch (RuntimeException e) {
            onFailure(e);
        }
    }

    private void onReply(@Nullable T value) {
        if (homeward && !home.inEventLoop()) {
            context.runOnContext(ignored -> count(value));
        } else {
            count(value);
        }
    }

    private void count(@Nullable T value) {
        long now = System.nanoTime(); // once for each request: reading the clock takes a tenth of a fast one
        if (exchange.isRight(turn, value)) {
            tally.replies++;
            tally.latencies.record(now - lastNanos);
        } else {
            tally.error("wrong reply");
        }
        lastNanos = now;
        turn++;
        if (isOver.getAsBoolean()) {
            done.countDown();
        } else {
            send();
        }
    }

    private void onFailure(Throwable failure) {
        context.runOnContext(ignored -> { // not at once: a failure without a round trip would recurse
            tally.error(failure.toString());
            turn++;
            if (isOver.getAsBoolean()) {
                done.countDown();
            } else {
                start();
            }
        });
    }
}
