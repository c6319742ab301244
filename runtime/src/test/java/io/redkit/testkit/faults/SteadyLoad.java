package io.redkit.testkit.faults;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

import io.redkit.ReactiveRedisService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Callers on all event loops who write, read, count and delete, with one key and with several, until they are stopped. */
public final class SteadyLoad {

    private static final int PATIENCE_SECONDS = 20;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final LoadLog log = new LoadLog();
    private final List<LoadCaller> callers = new ArrayList<>();
    private final CountDownLatch done;
    private volatile boolean over;

    private SteadyLoad(LoadPace pace) {
        done = new CountDownLatch(pace.callers());
    }

    /** @param name makes the keys of this load its own */
    public static SteadyLoad start(Vertx vertx, ReactiveRedisService redis, String name, LoadPace pace) {
        SteadyLoad load = new SteadyLoad(pace);
        List<Context> loops = EventLoops.of(vertx);
        for (int number = 0; number < pace.callers(); number++) {
            load.callers.add(new LoadCaller(loops.get(number % loops.size()), redis, new LoadKeys(name, number), pace, load.log,
                    () -> load.over, load.done));
        }
        load.callers.forEach(LoadCaller::start);
        return load;
    }

    /** Waits until so many more commands have succeeded. */
    public void awaitReplies(int more) {
        long enough = log.replies() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (log.replies() < enough) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the load does not go on: " + log.failures());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** Returns the slots that have keys of this load. */
    public BitSet slots() {
        BitSet slots = new BitSet();
        callers.forEach(caller -> {
            slots.or(LoadKeys.slots(caller.keys().value()));
            slots.or(LoadKeys.slots(caller.keys().several()));
        });
        return slots;
    }

    /** Looks, from now on, for replies to commands with keys in these slots. */
    public FirstReplies await(BitSet slots) {
        return log.await(slots);
    }

    /**
     * Lets each caller end its command, and sums up.
     *
     * @param counter returns the value of a counter as it is in Redis, 0 if there is none
     */
    public LoadResult stop(ToLongFunction<String> counter) {
        over = true;
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        List<String> wrong = new ArrayList<>();
        long lost = 0;
        for (LoadCaller caller : callers) {
            long value = counter.applyAsLong(caller.keys().counter());
            lost += caller.lost(value);
            if (!caller.isPossibleCount(value)) {
                wrong.add(caller.keys().counter() + " is " + value + ": " + caller.counts());
            }
        }
        return new LoadResult(log.replies(), log.wrongReplies(), wrong, lost, log.failures(),
                callers.stream().filter(caller -> !caller.hasEnded()).map(LoadCaller::toString).toList());
    }
}
