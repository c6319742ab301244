package io.redkit.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Load at a given rate, spread over the event loops, whether or not the earlier replies are there. Times count from when a
 * request was due, so that a client which falls behind cannot hide it.
 */
@ApplicationScoped
public class PacedLoop {

    private static final long GRACE_SECONDS = 15;

    private final EventLoops loops;

    PacedLoop(EventLoops loops) {
        this.loops = loops;
    }

    /** Returns the load of so many requests a second; callers are the most that are under way at a time. */
    public <T> Load of(Exchange<T> exchange, double perSecond) {
        return (callers, turn, length) -> run(exchange, perSecond / loops.size(), callers / loops.size(), length);
    }

    private <T> Round run(Exchange<T> exchange, double perSecond, int callers, Duration length) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(loops.size());
        List<PacedCallers<T>> all = new ArrayList<>();
        ResourceUse before = ResourceUse.now();
        long start = System.nanoTime();
        for (int i = 0; i < loops.size(); i++) {
            PacedCallers<T> callersOfOne = new PacedCallers<>(exchange, perSecond, length, done);
            for (int j = 0; j < callers; j++) {
                callersOfOne.add(loops.newContext(i));
            }
            all.add(callersOfOne);
        }
        all.forEach(PacedCallers::start);
        if (!done.await(length.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Some callers wait for ever");
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        ResourceUse used = ResourceUse.now().since(before);
        Tally sum = new Tally();
        all.forEach(each -> sum.add(each.tally()));
        return Round.of(sum, elapsed, used);
    }
}
