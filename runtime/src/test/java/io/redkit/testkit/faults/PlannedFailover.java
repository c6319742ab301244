package io.redkit.testkit.faults;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.redkit.devserver.RedisClusterNode;
import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestSettings;

/** A replica that takes over from its master by CLUSTER FAILOVER while 200 callers use the cluster. */
public final class PlannedFailover {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int THIRDS = 3;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private PlannedFailover() {
    }

    /** Has each master replaced, one after the other. */
    public static LoadResult measure(ClusterBed bed, TestSettings settings) {
        return ClusterRun.execute(bed, settings, LoadPace.STEADY, load -> {
            for (int third = 0; third < THIRDS; third++) {
                failOver(bed, Slots.COUNT * third / THIRDS + 1);
                load.awaitReplies(500);
            }
        });
    }

    private static void failOver(ClusterBed bed, int slot) {
        RedisClusterNode master = bed.cluster().masterOf(slot);
        RedisClusterNode replica = bed.cluster().replicasOf(master).get(0);
        new RawRedis(bed.vertx(), replica.port()).send("CLUSTER", "FAILOVER");
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (bed.owners().portOf(slot) != replica.port()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the replica does not take over");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        bed.cluster().awaitReady();
    }
}
