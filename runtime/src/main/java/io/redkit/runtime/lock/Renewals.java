package io.redkit.runtime.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.redkit.lock.LockLoss.Reason;
import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Topology;
import io.redkit.runtime.pattern.Timers;
import io.redkit.runtime.pattern.Timers.Timer;
import io.redkit.runtime.topology.Slots;

/**
 * Renews the leases of all locks that are held, each third of a lease. Locks with leases of the same length are renewed
 * together, up to {@value #BATCH} in one script; in a cluster only those of one slot can be.
 */
final class Renewals {

    private static final int BATCH = 100;

    private final boolean cluster;
    private final LockScripts scripts;
    private final Timers timers;
    private final Map<Long, Group> groups = new ConcurrentHashMap<>();

    Renewals(ClientSettings settings, LockScripts scripts, Timers timers) {
        this.cluster = settings.topology() instanceof Topology.Cluster;
        this.scripts = scripts;
        this.timers = timers;
    }

    void add(Holding holding) {
        groups.computeIfAbsent(holding.spec().leaseMillis(), Group::new).add(holding);
    }

    void remove(Holding holding) {
        Group group = groups.get(holding.spec().leaseMillis());
        if (group != null) {
            group.remove(holding);
        }
    }

    /** Locks with leases of one length. */
    private final class Group {

        private final long leaseMillis;
        private final Set<Holding> members = ConcurrentHashMap.newKeySet();
        private boolean running;

        Group(long leaseMillis) {
            this.leaseMillis = leaseMillis;
        }

        void add(Holding holding) {
            members.add(holding);
            if (!holding.isHeld()) {
                members.remove(holding); // ended meanwhile
            }
            synchronized (this) {
                if (!running) {
                    running = true;
                    later();
                }
            }
        }

        void remove(Holding holding) {
            members.remove(holding);
        }

        private void later() {
            Timer ignored = timers.after(leaseMillis / 3, this::renewAll);
        }

        private void renewAll() {
            synchronized (this) {
                running = !members.isEmpty();
                if (!running) {
                    return;
                }
                later();
            }
            batches(members).forEach(this::renew);
        }

        private Collection<List<Holding>> batches(Collection<Holding> all) {
            Map<Integer, List<Holding>> bySlot = new HashMap<>();
            List<List<Holding>> batches = new ArrayList<>();
            for (Holding each : all) {
                Integer slot = cluster ? Slots.of(each.spec().keys().lock()) : 0;
                List<Holding> batch = bySlot.get(slot);
                if (batch == null || batch.size() == BATCH) {
                    batch = new ArrayList<>();
                    bySlot.put(slot, batch);
                    batches.add(batch);
                }
                batch.add(each);
            }
            return batches;
        }

        private void renew(List<Holding> batch) {
            long askedNanos = System.nanoTime();
            scripts.renew(batch, leaseMillis).whenComplete((held, failure) -> {
                if (failure == null) {
                    onAnswer(batch, held, askedNanos);
                } else {
                    Timer ignored = timers.after(leaseMillis / 12, () -> renewRest(batch));
                }
            });
        }

        /** Does not wait for the next turn: the lease goes on. */
        private void renewRest(List<Holding> batch) {
            List<Holding> rest = batch.stream().filter(members::contains).toList();
            if (!rest.isEmpty()) {
                renew(rest);
            }
        }

        private void onAnswer(List<Holding> batch, List<Boolean> held, long askedNanos) {
            for (int i = 0; i < batch.size(); i++) {
                if (held.get(i)) {
                    batch.get(i).renewed(askedNanos);
                } else if (members.contains(batch.get(i))) {
                    onLost(batch.get(i));
                }
            }
        }

        /** Asks why, for the holder's sake; if that is not to be learned, it is gone. */
        private void onLost(Holding holding) {
            holding.suspect();
            scripts.inspect(holding.spec().keys()).whenComplete((found, failure) -> {
                boolean taken = failure == null && found.taken() == holding.token();
                holding.lose(taken ? Reason.TAKEN : Reason.GONE, taken ? found.reason() : null);
            });
        }
    }
}
