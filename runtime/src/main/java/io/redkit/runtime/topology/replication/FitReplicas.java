package io.redkit.runtime.topology.replication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.redkit.runtime.config.Endpoint;

/**
 * Decides which replicas may answer reads. One that is cut off from its master may not, as the master knows better; unless the
 * master is away for this client as well. Then those may that were up to date before: they have the latest data that there is,
 * while one that was never up to date may have none. Not thread-safe.
 */
final class FitReplicas {

    private final Set<Endpoint> onceUpToDate = new HashSet<>();

    /** @param isMasterThere whether this client is connected to the master */
    List<Endpoint> choose(FoundReplicas found, boolean isMasterThere) {
        onceUpToDate.retainAll(found.cutOff()); // what has gone, or is a master, begins anew
        List<Endpoint> fit = new ArrayList<>(found.upToDate());
        if (!isMasterThere) {
            found.cutOff().stream().filter(onceUpToDate::contains).forEach(fit::add);
        }
        onceUpToDate.addAll(found.upToDate());
        return fit;
    }
}
