package io.redkit.testkit.faults;

import java.time.Duration;
import java.util.function.Consumer;

import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestSettings;

/** One fault of a cluster while 200 callers use it. */
public final class ClusterRun {

    private static final int BEFORE = 2000;
    private static final int AFTER = 4000;

    private ClusterRun() {
    }

    /**
     * Heals the cluster of earlier harm, runs the load, does the harm in the midst of it, and lets it go on for a while;
     * blocks.
     *
     * @param harm returns when it is done
     */
    public static LoadResult execute(ClusterBed bed, TestSettings settings, LoadPace pace, Consumer<SteadyLoad> harm) {
        bed.heal();
        RedkitClient client = bed.open(settings);
        try {
            SteadyLoad load = SteadyLoad.start(bed.vertx(), client.reactive(), "load-" + System.nanoTime(), pace);
            load.awaitReplies(BEFORE);
            harm.accept(load);
            load.awaitReplies(AFTER);
            bed.cluster().awaitReady(); // so that any node can be asked who holds what
            SlotOwners owners = bed.owners();
            return load.stop(owners::count);
        } finally {
            client.close(Duration.ZERO);
        }
    }
}
