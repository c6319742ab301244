package io.redkit.runtime.room;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import io.redkit.KeySpace;
import io.redkit.RedisServerException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Looks for leases that have ended, on each node. The registry says in which rooms one can have ended, and hands each of them
 * to one process for a while; whether it has ended is decided in Redis, in the step that removes the connection and tells it.
 * <p>
 * After a failure nothing is swept for the time of a renewal: those who could not renew their leases either come first.
 */
final class Sweeper {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");
    private static final long MOST_ROOMS = 200;

    private final RoomScripts scripts;
    private final KeySpace keys;
    private final Registry registry;
    private final Duration refresh;
    private final long claimMillis;
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();
    private volatile long restUntilNanos = System.nanoTime();

    Sweeper(RoomScripts scripts, KeySpace keys, Registry registry, RoomSettings settings) {
        this.scripts = scripts;
        this.keys = keys;
        this.registry = registry;
        this.refresh = settings.refresh();
        this.claimMillis = settings.sweep().multipliedBy(2).toMillis();
    }

    /** Sweeps all parts of the registry once. */
    void sweep() {
        if (System.nanoTime() - restUntilNanos < 0) {
            return;
        }
        for (int part = 0; part < registry.parts(); part++) {
            Integer its = part;
            if (busy.add(its)) {
                sweep(part).onTermination().invoke(() -> busy.remove(its)).subscribe().with(done -> {
                }, this::onFailure);
            }
        }
    }

    private void onFailure(Throwable failure) {
        rest();
        LOG.debug("Rooms were not swept, and are later", failure);
    }

    /** Leaves the time for a renewal to those who could not do it. */
    void rest() {
        restUntilNanos = System.nanoTime() + refresh.multipliedBy(3).dividedBy(2).toNanos();
    }

    /** Goes on until no room is due. */
    private Uni<Void> sweep(int part) {
        return scripts.due(part, claimMillis, MOST_ROOMS).chain(rooms -> rooms.isEmpty() ? Uni.createFrom().voidItem()
                : sweep(part, rooms).chain(() -> rooms.size() < MOST_ROOMS ? Uni.createFrom().voidItem() : sweep(part)));
    }

    private Uni<Void> sweep(int part, List<String> rooms) {
        Map<String, Long> rests = new ConcurrentHashMap<>();
        return Multi.createFrom().iterable(rooms)
                .onItem().transformToUniAndMerge(room -> sweep(room, rests)).onItem().ignoreAsUni()
                .chain(() -> scripts.settle(part, rests));
    }

    /**
     * Goes on until no lease of the room has ended: one script takes a part only, and a process that has died may have had any
     * number of connections there. A room whose keys are broken must not keep the others waiting.
     */
    private Uni<Void> sweep(String room, Map<String, Long> rests) {
        return scripts.sweep(RoomKeys.ofBase(keys, room)).repeat().whilst(rest -> rest == RoomScripts.MORE_HAVE_ENDED)
                .collect().last().invoke(rest -> rests.put(room, rest)).replaceWithVoid()
                .onFailure(RedisServerException.class).invoke(failure -> LOG.warn("A room cannot be swept", failure))
                .onFailure(RedisServerException.class).recoverWithNull();
    }
}
