package io.redkit.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Load by callers that each wait for a reply before they send the next request, spread over the event loops.
 */
@ApplicationScoped
public class ClosedLoop {

    private static final long GRACE_SECONDS = 15;

    private final EventLoops loops;

    ClosedLoop(EventLoops loops) {
        this.loops = loops;
    }

    /** Returns the load of callers that repeat this request. */
    public <T> Load of(Exchange<T> exchange) {
        return (callers, turn, length) -> run(exchange, callers, turn, length);
    }

    /**
     * Runs one round and waits for its end. The last replies count, and so does the time until they come.
     *
     * @param firstLoop index of the event loop of the first caller, so that rounds of few callers can take turns
     * @throws IllegalStateException if a caller got neither reply nor failure
     */
    private <T> Round run(Exchange<T> exchange, int callers, int firstLoop, Duration length) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean(); // its own, for callers that come back after their round was given up
        CountDownLatch done = new CountDownLatch(callers);
        List<Tally> tallies = new ArrayList<>();
        int owners = exchange.isHomeward() ? loops.size() : callers; // one thread each at a time
        for (int i = 0; i < owners; i++) {
            tallies.add(new Tally());
        }
        List<Caller<T>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int loop = (firstLoop + i) % loops.size();
            all.add(new Caller<>(loops.newContext(loop), exchange, tallies.get((firstLoop + i) % owners), i * 31, over::get,
                    done));
        }
        ResourceUse before = ResourceUse.now();
        long start = System.nanoTime();
        all.forEach(Caller::start);
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        over.set(true);
        if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(done.getCount() + " of " + callers + " callers wait for ever");
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        ResourceUse used = ResourceUse.now().since(before);
        Tally sum = new Tally();
        tallies.forEach(sum::add);
        return Round.of(sum, elapsed, used);
    }
}
