package io.redkit.testkit.faults;

import io.redkit.ReadFrom;
import io.redkit.testkit.TestSettings;

/** A replica that ends while 200 callers use the cluster. */
public final class ReplicaLoss {

    private ReplicaLoss() {
    }

    /** Kills the replica of the master of the first slot. */
    public static LoadResult byKill(ClusterBed bed, TestSettings settings, ReadFrom policy) {
        LoadPace pace = policy == ReadFrom.MASTER ? LoadPace.STEADY : LoadPace.STEADY.fromReplicas();
        return ClusterRun.execute(bed, settings.readFrom(policy), pace,
                load -> bed.cluster().replicasOf(bed.cluster().masterOf(0)).get(0).server().kill());
    }
}
