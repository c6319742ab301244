package io.redkit.testkit.faults;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.impl.VertxInternal;

/**
 * What a client holds while nothing is to be done.
 *
 * @param connections connections in the list of the server
 * @param threads threads of this Java process
 * @param timers tasks that event loops have in hand for later
 * @param heapBytes objects that are left after a collection
 */
public record Footprint(long connections, int threads, int timers, long heapBytes) {

    /** Takes the present one; collects garbage for it. */
    public static Footprint of(FaultBed bed) {
        return new Footprint(bed.connections(), ManagementFactory.getThreadMXBean().getThreadCount(), timers(bed), heap());
    }

    private static int timers(FaultBed bed) {
        int all = 0;
        for (EventExecutor loop : ((VertxInternal) bed.vertx()).nettyEventLoopGroup()) {
            try {
                all += loop.submit(() -> scheduled(loop)).get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError("an event loop does not answer", e);
            }
        }
        return all;
    }

    /** Netty tells nobody how many there are; the queue belongs to the thread of the loop. */
    private static int scheduled(EventExecutor loop) throws ReflectiveOperationException {
        Field queue = AbstractScheduledEventExecutor.class.getDeclaredField("scheduledTaskQueue");
        queue.setAccessible(true);
        Object tasks = queue.get(loop);
        return tasks == null ? 0 : ((Collection<?>) tasks).size();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
