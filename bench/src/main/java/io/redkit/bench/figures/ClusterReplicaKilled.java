package io.redkit.bench.figures;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.redkit.ReadFrom;
import io.redkit.bench.Effort;
import io.redkit.bench.Figure;
import io.redkit.bench.Target;
import io.redkit.testkit.faults.ClusterBed;
import io.redkit.testkit.faults.LoadResult;
import io.redkit.testkit.faults.ReplicaLoss;

/** Commands of 200 callers that fail because a replica is killed, which they read from or not. */
@ApplicationScoped
class ClusterReplicaKilled implements Figure {

    @Override
    public String name() {
        return "cluster-replica-killed";
    }

    @Override
    public String unit() {
        return "failed commands";
    }

    @Override
    public Target target() {
        return Target.atMost("0", "failed commands");
    }

    @Override
    public double measure(Effort effort) {
        long begin = System.nanoTime();
        int failed = 0;
        try (ClusterBed bed = new ClusterBed()) {
            for (int round = 0; round < effort.rounds() && System.nanoTime() - begin < effort.limit().toNanos(); round++) {
                for (ReadFrom policy : List.of(ReadFrom.MASTER, ReadFrom.PREFER_REPLICA)) {
                    LoadResult result = ReplicaLoss.byKill(bed, bed.defaults(), policy).requireSound();
                    System.out.printf("%-14s %s%n", policy, result);
                    failed += result.failures().size();
                }
            }
        }
        return failed;
    }
}
