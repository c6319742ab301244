package io.redkit.runtime.nearcache;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.redkit.runtime.command.Call;
import io.redkit.runtime.command.Commands;
import io.redkit.runtime.command.EqualJitter;
import io.redkit.runtime.topology.Master;

/**
 * Has the masters of one client tell what changes: one connection to each, which carries nothing else. It begins with the
 * first read that could be answered from memory.
 * <p>
 * This object's monitor guards the connections as well; who is told of changes is called outside of it.
 */
final class Tracking {

    private static final Logger LOG = Logger.getLogger("io.redkit");
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);

    private final String client;
    private final Consumer<Consumer<List<Master>>> masters;
    private final ScheduledExecutorService timers;
    private final EqualJitter waits;
    private final Call request;
    private final Consumer<String> changed;
    private final Map<Master, TrackedMaster> tracked = new IdentityHashMap<>();
    private final LongAdder flushes = new LongAdder();
    private volatile Map<SocketAddress, Generation> confirmed = Map.of();
    private volatile boolean begun;
    private boolean warned;
    private boolean closed;
    private long reopenedNanos = System.nanoTime();

    /**
     * @param masters has somebody told which servers take writes
     * @param timers runs short tasks later
     * @param waits waits before a lost connection is replaced
     * @param prefixes what the keys of interest begin with; none of them is the beginning of another one
     * @param changed is told each key that has changed, on an event loop
     */
    Tracking(String client, Consumer<Consumer<List<Master>>> masters, ScheduledExecutorService timers, EqualJitter waits,
            List<String> prefixes, Consumer<String> changed) {
        this.client = client;
        this.masters = masters;
        this.timers = timers;
        this.waits = waits;
        this.request = request(prefixes);
        this.changed = changed;
    }

    /** Every change is told, also those of this client: another of its connections may just be reading. */
    private static Call request(List<String> prefixes) {
        Object[] args = new Object[3 + 2 * prefixes.size()];
        args[0] = "TRACKING";
        args[1] = "ON";
        args[2] = "BCAST";
        for (int i = 0; i < prefixes.size(); i++) {
            args[3 + 2 * i] = "PREFIX";
            args[4 + 2 * i] = prefixes.get(i);
        }
        return Call.of(Commands.get("CLIENT"), args);
    }

    /** Returns what is read now from each master that tells of its changes, by address. */
    Map<SocketAddress, Generation> confirmed() {
        if (!begun) {
            begin();
        }
        return confirmed;
    }

    private void begin() {
        synchronized (this) {
            if (begun || closed) {
                return;
            }
            begun = true;
        }
        masters.accept(this::onMasters);
    }

    /** Forgets everything, and has the present masters tell from now on. */
    private synchronized void onMasters(List<Master> present) {
        if (closed) {
            return;
        }
        tracked.values().removeIf(each -> {
            boolean gone = !present.contains(each.master());
            if (gone) {
                each.close();
            }
            return gone;
        });
        tracked.values().forEach(TrackedMaster::flush);
        for (Master master : present) {
            if (!tracked.containsKey(master)) {
                TrackedMaster added = new TrackedMaster(this, master);
                tracked.put(master, added);
                added.open();
            }
        }
        publish();
    }

    /** Everything may have changed, as this client knows itself. */
    synchronized void flush() {
        tracked.values().forEach(TrackedMaster::flush);
        publish();
    }

    /**
     * A value came from a server that does not tell of its changes, although the only master does: its name may stand for
     * another server by now.
     */
    synchronized void suspect(SocketAddress server) {
        long now = System.nanoTime();
        boolean settled = tracked.size() == 1 && confirmed.size() == 1 && !confirmed.containsKey(server);
        if (settled && now - reopenedNanos > SHORTEST_LIFE.toNanos()) {
            reopenedNanos = now;
            tracked.values().forEach(TrackedMaster::reopen);
        }
    }

    /** Has the present generations taken for those of new reads. */
    void publish() {
        Map<SocketAddress, Generation> now = new HashMap<>();
        tracked.values().forEach(each -> each.addTo(now));
        confirmed = Map.copyOf(now);
    }

    void confirmed(TrackedMaster by) {
        warned = false;
        publish();
    }

    /** Says so once, and not for each master and attempt. */
    void refused(String reason) {
        if (!warned) {
            warned = true;
            LOG.warnf("Redis client %s: near caches are off, and reads go to the server, which does not tell of changes: %s."
                    + " It takes Redis 6 or later, RESP3, and the permission for CLIENT TRACKING", client, reason);
        }
    }

    boolean isConfirmed() {
        return !confirmed.isEmpty();
    }

    void flushed() {
        flushes.increment();
    }

    long flushes() {
        return flushes.sum();
    }

    void changed(String key) {
        changed.accept(key);
    }

    Call request() {
        return request;
    }

    Duration waitAfter(int failures) {
        return Duration.ofMillis(waits.millisAfter(failures));
    }

    void later(Duration wait, Runnable task) {
        try {
            timers.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debugf("Redis client %s: the application ends, and nothing is tracked any more", client);
        }
    }

    /** Closes the connections; nothing is answered from memory any more. */
    synchronized void close() {
        closed = true;
        tracked.values().forEach(TrackedMaster::close);
        tracked.clear();
        publish();
    }
}
