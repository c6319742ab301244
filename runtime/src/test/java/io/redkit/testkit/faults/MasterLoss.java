package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import io.redkit.devserver.RedisClusterNode;
import io.redkit.devserver.RedisServer;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;
import io.vertx.redis.client.Response;

/**
 * A master that ends, or says nothing any more, while 200 callers use the cluster.
 *
 * @param slots its slots
 * @param elected from its end until another node knows its successor
 * @param recovered from then until the first command to its slots succeeds
 */
public record MasterLoss(LoadResult load, BitSet slots, Duration elected, Duration recovered) {

    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Kills the master of the first slot. */
    public static MasterLoss byKill(ClusterBed bed, TestSettings settings) {
        return measure(bed, settings, RedisServer::kill, server -> {
        });
    }

    /** Stops the master of the first slot, and lets it go on when it has a successor. */
    public static MasterLoss byPause(ClusterBed bed, TestSettings settings) {
        return measure(bed, settings, RedisServer::pause, RedisServer::resume);
    }

    private interface Harm {
        void to(RedisServer server);
    }

    private static MasterLoss measure(ClusterBed bed, TestSettings settings, Harm harm, Harm end) {
        bed.heal();
        RedisClusterNode master = bed.cluster().masterOf(0);
        BitSet slots = bed.owners().slotsOf(master.port());
        AtomicReference<Duration> elected = new AtomicReference<>();
        AtomicReference<Duration> recovered = new AtomicReference<>();
        LoadResult result = ClusterRun.execute(bed, settings, LoadPace.STEADY, load -> {
            long start = System.nanoTime();
            harm.to(master.server());
            try {
                awaitSuccessor(bed, master.server());
                FirstReplies replies = load.await(slots);
                elected.set(Duration.ofNanos(System.nanoTime() - start));
                recovered.set(replies.first());
            } finally {
                end.to(master.server());
            }
        });
        return new MasterLoss(result, slots, elected.get(), recovered.get());
    }

    /** Waits until another node knows the successor of the master of the first slot; that one may be mute. */
    public static void awaitSuccessor(ClusterBed bed, RedisServer master) {
        RedisClusterNode other = bed.cluster().nodes().stream()
                .filter(node -> node.server() != master && node.server().isAlive())
                .findFirst().orElseThrow();
        RawRedis asked = new RawRedis(bed.vertx(), other.port());
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (portOfFirstSlot(asked) == master.port()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the cluster elects nobody");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private static int portOfFirstSlot(RawRedis asked) {
        for (Response range : asked.send("CLUSTER", "SLOTS")) {
            if (range.get(0).toInteger() == 0) {
                return range.get(2).get(1).toInteger();
            }
        }
        throw new AssertionError("nobody holds the first slot");
    }

    /** Returns how many commands failed that have keys, but none of this master. */
    public long failuresOfOtherSlots() {
        return load.failures().stream().filter(failure -> failure.hasKeys() && !failure.concerns(slots)).count();
    }

    /** Returns how many commands failed that any node could have executed. */
    public long failuresWithoutKeys() {
        return load.failures().stream().filter(failure -> !failure.hasKeys()).count();
    }
}
