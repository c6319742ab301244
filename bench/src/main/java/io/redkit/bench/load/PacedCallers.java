package io.redkit.bench.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;

/** The callers of one event loop who together keep a rate: once in a millisecond those who are free send what is due. */
final class PacedCallers<T> {

    private static final long TICK_MILLIS = 1;

    private final Exchange<T> exchange;
    private final double perNano;
    private final long total;
    private final CountDownLatch done;
    private final Tally tally = new Tally();
    private final List<Seat> all = new ArrayList<>();
    private final Deque<Seat> free = new ArrayDeque<>();
    private @Nullable Future<?> ticks;
    private long startNanos;
    private long sent;

    PacedCallers(Exchange<T> exchange, double perSecond, Duration length, CountDownLatch done) {
        this.exchange = exchange;
        this.perNano = perSecond / 1e9;
        this.total = Math.max(1, (long) (perNano * length.toNanos()));
        this.done = done;
    }

    /** @param context of one caller, on the event loop of all of them */
    void add(Context context) {
        all.add(new Seat((ContextInternal) context));
    }

    void start() {
        free.addAll(all);
        EventLoop loop = all.get(0).context.nettyEventLoop();
        loop.execute(() -> {
            startNanos = System.nanoTime();
            ticks = loop.scheduleAtFixedRate(this::sendDue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    /** Returns what was counted, when all are done. */
    Tally tally() {
        return tally;
    }

    private void sendDue() {
        long due = Math.min(total, (long) ((System.nanoTime() - startNanos) * perNano));
        while (sent < due && !free.isEmpty()) {
            free.pop().send(startNanos + (long) (sent / perNano), (int) sent++);
        }
    }

    private void release(Seat seat) {
        free.push(seat);
        if (sent < total) {
            sendDue();
        } else if (free.size() == all.size() && ticks != null) {
            ticks.cancel(false);
            ticks = null;
            done.countDown();
        }
    }

    /** One caller, who has one request under way at most. */
    private final class Seat {

        private final ContextInternal context;
        private final Reply<T> reply = new Reply<>(this::onReply, this::onFailure);
        private long dueNanos;
        private int turn;

        Seat(ContextInternal context) {
            this.context = context;
        }

        void send(long due, int number) {
            dueNanos = due;
            turn = number;
            context.dispatch(ignored -> exchange.send(turn, reply));
        }

        private void onReply(@Nullable T value) {
            if (context.nettyEventLoop().inEventLoop()) {
                count(value, System.nanoTime());
            } else if (exchange.isHomeward()) {
                context.runOnContext(ignored -> count(value, System.nanoTime()));
            } else {
                long arrived = System.nanoTime();
                context.runOnContext(ignored -> count(value, arrived));
            }
        }

        private void count(@Nullable T value, long arrivedNanos) {
            if (exchange.isRight(turn, value)) {
                tally.replies++;
                tally.latencies.record(arrivedNanos - dueNanos);
            } else {
                tally.error("wrong reply");
            }
            release(this);
        }

        private void onFailure(Throwable failure) {
            context.runOnContext(ignored -> {
                tally.error(failure.toString());
                release(this);
            });
        }
    }
}
