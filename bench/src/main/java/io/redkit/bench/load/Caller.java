package io.redkit.bench.load;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.vertx.core.Context;

/** Sends a request, and on its reply the next, until the round is over. Lives on one event loop. */
final class Caller<T> {

    private final Context context;
    private final Exchange<T> exchange;
    private final Tally tally;
    private final BooleanSupplier isOver;
    private final CountDownLatch done;
    private final Consumer<T> onReply = this::onReply;
    private final Consumer<Throwable> onFailure = this::onFailure;
    private int turn;
    private long lastNanos;

    /** @param firstTurn where to begin, so that not all callers ask the same at the same time */
    Caller(Context context, Exchange<T> exchange, Tally tally, int firstTurn, BooleanSupplier isOver, CountDownLatch done) {
        this.context = context;
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
        exchange.request(turn).subscribe().with(onReply, onFailure);
    }

    private void onReply(T reply) {
        long now = System.nanoTime(); // once for each request: reading the clock takes a tenth of a fast one
        tally.replies++;
        tally.latencies.record(now - lastNanos);
        lastNanos = now;
        if (!exchange.isRight(turn, reply)) {
            tally.error("wrong reply");
        }
        turn++;
        if (isOver.getAsBoolean()) {
            done.countDown();
        } else {
            send();
        }
    }

    private void onFailure(Throwable failure) {
        tally.error(failure.toString());
        turn++;
        if (isOver.getAsBoolean()) {
            done.countDown();
        } else {
            start(); // not at once: a failure without a round trip would recurse
        }
    }
}
