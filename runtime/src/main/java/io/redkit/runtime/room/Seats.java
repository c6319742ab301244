package io.redkit.runtime.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.redkit.room.RoomEvent.Reason;
import io.redkit.runtime.pattern.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * All connections of this process in rooms. Their leases are renewed together, one script for up to
 * {@value RoomScripts#MOST_CONNECTIONS} of a room; one that Redis does not know any more joins again.
 * <p>
 * Each join has an id of its own. So whatever is repeated, late or in another order than it was sent concerns this one join.
 */
final class Seats {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");

    private final RoomScripts scripts;
    private final Registry registry;
    private final Timers timers;
    private final String node = UUID.randomUUID().toString().replace("-", "");
    private final AtomicLong joins = new AtomicLong();
    private final Map<RoomKeys, Map<String, LocalSeat>> byRoom = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Seats(RoomScripts scripts, Registry registry, Timers timers) {
        this.scripts = scripts;
        this.registry = registry;
        this.timers = timers;
    }

    Uni<LocalSeat> join(RoomKeys keys, Entry entry) {
        return Uni.createFrom().deferred(() -> {
            LocalSeat seat = seat(keys, entry);
            return registry.register(keys.base()).chain(() -> scripts.join(keys, seat.id(), entry))
                    .onFailure().invoke(() -> inBackground(scripts.leave(keys, Reason.LEFT, List.of(seat.id()))))
                    .map(connections -> add(seat));
        });
    }

    /** Takes a seat that joins with the next renewal that finds Redis. */
    LocalSeat joinLater(RoomKeys keys, Entry entry) {
        return add(seat(keys, entry));
    }

    private LocalSeat seat(RoomKeys keys, Entry entry) {
        return new LocalSeat(keys, node + '-' + Long.toString(joins.incrementAndGet(), Character.MAX_RADIX), entry);
    }

    private LocalSeat add(LocalSeat seat) {
        byRoom.compute(seat.keys(), (keys, its) -> {
            Map<String, LocalSeat> seats = its == null ? new ConcurrentHashMap<>() : its;
            seats.put(seat.id(), seat);
            return seats;
        });
        if (closed) {
            inBackground(leave(seat));
        }
        return seat;
    }

    Uni<Void> leave(LocalSeat seat) {
        return Uni.createFrom().deferred(() -> seat.end() ? leaveEnded(seat) : Uni.createFrom().voidItem());
    }

    /** Tells Redis of the end of a seat, which is told to it already. */
    Uni<Void> leaveEnded(LocalSeat seat) {
        byRoom.computeIfPresent(seat.keys(), (keys, its) -> {
            its.remove(seat.id());
            return its.isEmpty() ? null : its;
        });
        return Uni.createFrom().completionStage(seat.joined())
                .chain(() -> scripts.leave(seat.keys(), Reason.LEFT, List.of(seat.id())));
    }

    /** Leaves as if the process had died, if Redis does not answer. */
    void leaveInBackground(LocalSeat seat) {
        inBackground(leave(seat));
    }

    private static void inBackground(Uni<Void> task) {
        task.subscribe().with(done -> {
        }, failure -> LOG.debug("A connection was not taken out of its room, and is when its lease ends", failure));
    }

    /** Renews all leases; what fails is tried again the next time. */
    void refresh() {
        registry.renew(byRoom.keySet().stream().map(RoomKeys::base).collect(Collectors.toSet())).subscribe().with(done -> {
        }, failure -> LOG.debug("Rooms were not registered, and are the next time", failure));
        byRoom.forEach((keys, its) -> {
            List<LocalSeat> seats = List.copyOf(its.values());
            for (int from = 0; from < seats.size(); from += RoomScripts.MOST_CONNECTIONS) {
                refresh(keys, seats.subList(from, Math.min(seats.size(), from + RoomScripts.MOST_CONNECTIONS)));
            }
        });
    }

    private void refresh(RoomKeys keys, List<LocalSeat> seats) {
        List<Integer> asked = seats.stream().map(LocalSeat::joins).toList();
        scripts.refresh(keys, seats.stream().map(LocalSeat::id).toList()).subscribe().with(there -> {
            for (int i = 0; i < seats.size(); i++) {
                if (there.get(i)) {
                    onFound(seats.get(i), asked.get(i));
                } else {
                    rejoin(seats.get(i), asked.get(i));
                }
            }
        }, failure -> LOG.debug("Leases in a room were not renewed, and are the next time", failure));
    }

    private void rejoin(LocalSeat seat, int asked) {
        if (!seat.beginJoining(asked)) {
            return;
        }
        scripts.join(seat.keys(), seat.id(), seat.entry()).subscribe().with(connections -> {
            seat.endJoining();
            onFound(seat, seat.joins());
        }, failure -> seat.endJoining());
    }

    private void onFound(LocalSeat seat, int asked) {
        if (seat.found(asked)) {
            seat.callbacks().forEach(timers::onWorker);
        }
    }

    /** Leaves all rooms, one script for each. */
    Uni<Void> leaveAll() {
        closed = true;
        List<Uni<Void>> all = new ArrayList<>();
        byRoom.forEach((keys, its) -> {
            List<String> ids = its.values().stream().filter(LocalSeat::end).map(LocalSeat::id).toList();
            if (!ids.isEmpty()) {
                all.add(scripts.leave(keys, Reason.CLOSED, ids));
            }
        });
        byRoom.clear();
        return Multi.createFrom().iterable(all).onItem().transformToUni(each -> each).collectFailures().merge()
                .onItem().ignoreAsUni();
    }
}
