package io.redkit.runtime.room;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.redkit.KeySpace;
import io.smallrye.mutiny.Uni;

/**
 * Who is online: users who are in any room. Each process takes one seat for each of its users, in a room that nobody else uses;
 * it has all that other rooms have: the lease, the sweeping, the counts. In a cluster there are several of these rooms.
 */
final class Presence {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Seats seats;
    private final KeySpace keys;
    private final Registry registry;
    private final Map<String, Stay> stays = new HashMap<>();

    Presence(Seats seats, KeySpace keys, Registry registry) {
        this.seats = seats;
        this.keys = keys;
        this.registry = registry;
    }

    /** A user of this process who is online, with a number of connections. */
    private static final class Stay {

        private Uni<LocalSeat> seat;
        private int connections;

        Stay(Uni<LocalSeat> seat) {
            this.seat = seat;
        }
    }

    /** Counts one more connection of a user. */
    Uni<Void> enter(String user) {
        return Uni.createFrom().deferred(() -> {
            Uni<LocalSeat> seat = arrive(user, false);
            return seat.replaceWithVoid().onFailure().invoke(() -> exitFailed(user, seat));
        });
    }

    private void exitFailed(String user, Uni<LocalSeat> failed) {
        synchronized (this) {
            Stay stay = stays.get(user);
            if (stay != null && stay.seat == failed && stay.connections > 1) {
                stay.seat = seat(user, true); // others count on it who did not wait for it
            }
        }
        exit(user);
    }

    /** Counts one more connection, and tells Redis when it is there. */
    void enterLater(String user) {
        arrive(user, true);
    }

    private synchronized Uni<LocalSeat> arrive(String user, boolean later) {
        Stay stay = stays.computeIfAbsent(user, its -> new Stay(seat(user, later)));
        stay.connections++;
        return stay.seat;
    }

    private Uni<LocalSeat> seat(String user, boolean later) {
        Entry entry = new Entry(user, NOTHING);
        return later ? Uni.createFrom().item(seats.joinLater(keysOf(user), entry))
                : seats.join(keysOf(user), entry).memoize().indefinitely();
    }

    /** Counts one connection less. Where it was the last, the user leaves as far as this process is concerned. */
    void exit(String user) {
        Uni<LocalSeat> last;
        synchronized (this) {
            Stay stay = stays.get(user);
            if (stay == null || --stay.connections > 0) {
                return;
            }
            last = stay.seat;
            stays.remove(user);
        }
        last.subscribe().with(seats::leaveInBackground, failure -> {
        });
    }

    RoomKeys keysOf(String user) {
        return RoomKeys.ofOnline(keys, registry.partOf(user));
    }
}
