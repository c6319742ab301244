package io.redkit.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Load by callers that each block a thread of their own until the reply is there. */
public final class ThreadLoop {

    private static final long GRACE_SECONDS = 15;

    private final ThreadFactory threads;

    public ThreadLoop(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Returns the load of callers that repeat this request. */
    public <T> Load of(Call<T> call) {
        return (callers, turn, length) -> run(call, callers, length);
    }

    private <T> Round run(Call<T> call, int callers, Duration length) throws InterruptedException {
        Gates gates = new Gates(callers);
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Tally tally = new Tally();
            int firstTurn = i * 31;
            tallies.add(tally);
            threads.newThread(() -> repeat(call, firstTurn, tally, gates)).start();
        }
        gates.ready.await();
        ResourceUse before = ResourceUse.now();
        long start = System.nanoTime();
        gates.endNanos = start + length.toNanos();
        gates.start.countDown();
        try {
            if (!gates.done.await(length.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(gates.done.getCount() + " of " + callers + " callers wait for ever");
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            ResourceUse used = ResourceUse.now().since(before);
            Tally sum = new Tally();
            tallies.forEach(sum::add);
            return Round.of(sum, elapsed, used);
        } finally {
            gates.leave.countDown();
        }
    }

    private static <T> void repeat(Call<T> call, int firstTurn, Tally tally, Gates gates) {
        gates.ready.countDown();
        await(gates.start);
        int turn = firstTurn;
        long last = System.nanoTime();
        do {
            try {
                if (call.isRight(turn, call.request(turn))) {
                    tally.replies++;
                    tally.latencies.record(System.nanoTime() - last);
                } else {
                    tally.error("wrong reply");
                }
            } catch (Exception e) {
                tally.error(e.toString());
            }
            turn++;
            last = System.nanoTime();
        } while (last < gates.endNanos);
        gates.done.countDown();
        await(gates.leave);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps the threads of a round together; they stay until what they allocated has been read. */
    private static final class Gates {

        final CountDownLatch ready;
        final CountDownLatch start = new CountDownLatch(1);
        final CountDownLatch done;
        final CountDownLatch leave = new CountDownLatch(1);
        volatile long endNanos;

        Gates(int callers) {
            ready = new CountDownLatch(callers);
            done = new CountDownLatch(callers);
        }
    }
}
