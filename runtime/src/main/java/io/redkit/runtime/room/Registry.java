package io.redkit.runtime.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.redkit.runtime.config.ClientSettings;
import io.redkit.runtime.config.Topology;
import io.redkit.runtime.topology.Slots;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Where those who sweep find the rooms. A room is registered before the first of this process joins it, and again as long as
 * anybody of this process is there; so a registry that Redis has lost is soon complete again. In a cluster it has several
 * parts.
 */
final class Registry {

    /** As the script that forgets empty rooms has it, less the time that a join may take. */
    private static final long VALID_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int PARTS_IN_CLUSTER = 8;
    private static final int BATCH = 500;

    private final RoomScripts scripts;
    private final int parts;
    private final Map<String, Long> registeredNanos = new ConcurrentHashMap<>();

    Registry(RoomScripts scripts, ClientSettings settings) {
        this.scripts = scripts;
        this.parts = settings.topology() instanceof Topology.Cluster ? PARTS_IN_CLUSTER : 1;
    }

    int parts() {
        return parts;
    }

    int partOf(String text) {
        return Slots.of(text) % parts;
    }

    /** Registers a room, unless this process has just done so. */
    Uni<Void> register(String room) {
        return Uni.createFrom().deferred(() -> {
            Long before = registeredNanos.get(room);
            return before != null && System.nanoTime() - before < VALID_NANOS ? Uni.createFrom().voidItem()
                    : registerNow(partOf(room), List.of(room));
        });
    }

    /** Registers rooms once more, and forgets all others. */
    Uni<Void> renew(Set<String> rooms) {
        registeredNanos.keySet().retainAll(rooms);
        Map<Integer, List<String>> byPart = new HashMap<>();
        rooms.forEach(room -> byPart.computeIfAbsent(partOf(room), part -> new ArrayList<>()).add(room));
        return Multi.createFrom().iterable(byPart.entrySet())
                .onItem().transformToUniAndMerge(part -> batches(part.getKey(), part.getValue())).onItem().ignoreAsUni();
    }

    private Uni<Void> batches(int part, List<String> rooms) {
        return Multi.createFrom().iterable(rooms).group().intoLists().of(BATCH)
                .onItem().transformToUniAndConcatenate(batch -> registerNow(part, batch)).onItem().ignoreAsUni();
    }

    private Uni<Void> registerNow(int part, List<String> rooms) {
        long askedNanos = System.nanoTime();
        return scripts.register(part, rooms).invoke(() -> rooms.forEach(room -> registeredNanos.put(room, askedNanos)));
    }
}
