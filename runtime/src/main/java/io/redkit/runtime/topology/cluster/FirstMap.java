package io.redkit.runtime.topology.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/**
 * Those who wait until the cluster has told for the first time who holds what. It may never do so: who waits no more is
 * forgotten. Thread-safe.
 */
final class FirstMap {

    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private volatile @Nullable SlotMap map;

    /** Somebody who waits; closing it ends that, if it has not ended yet. */
    final class Waiter implements AutoCloseable {

        private final Consumer<SlotMap> then;

        private Waiter(Consumer<SlotMap> then) {
            this.then = then;
        }

        private void tell(SlotMap its) {
            if (waiters.remove(this)) {
                then.accept(its);
            }
        }

        @Override
        public void close() {
            waiters.remove(this);
        }
    }

    /** Tells all who wait; only the first map counts. */
    void tell(SlotMap first) {
        if (map == null) {
            map = first;
            waiters.forEach(each -> each.tell(first));
        }
    }

    /** Goes on, on any thread, once there is a map: at once if there is one already. */
    Waiter await(Consumer<SlotMap> then) {
        Waiter waiter = new Waiter(then);
        waiters.add(waiter);
        SlotMap known = map;
        if (known != null) {
            waiter.tell(known);
        }
        return waiter;
    }

    /** Waits from each subscription on, until that is cancelled. */
    Uni<SlotMap> uni() {
        return Uni.createFrom().emitter(emitter -> {
            Waiter waiter = await(emitter::complete);
            emitter.onTermination(waiter::close);
        });
    }

    int waiting() {
        return waiters.size();
    }
}
