package io.redkit.runtime.room;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.websockets.next.WebSocketConnection;
import io.redkit.room.Position;
import io.redkit.room.ReactiveRoomSockets;
import io.redkit.room.SocketJoin;
import io.smallrye.mutiny.Uni;

/** The WebSockets of this process in the rooms of one client. */
final class SocketRooms implements ReactiveRoomSockets {

    private static final Logger LOG = Logger.getLogger("io.redkit.room");
    private static final String NOBODY = "";

    private final ClientRooms rooms;
    private final Map<String, SocketRoom> byName = new ConcurrentHashMap<>();
    private final Whereabouts whereabouts = new Whereabouts();

    SocketRooms(ClientRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Uni<Void> join(WebSocketConnection connection, String room, String user) {
        return join(connection, room, user, SocketJoin.DEFAULT);
    }

    @Override
    public Uni<Void> join(WebSocketConnection connection, String room, String user, SocketJoin options) {
        return Uni.createFrom().deferred(() -> {
            SocketClient client = client(connection, room, options);
            SocketRoom its = byName.compute(room, (name, known) -> {
                SocketRoom present = known == null ? new SocketRoom(rooms.access(name)) : known;
                present.add(connection.id(), client);
                return present;
            });
            whereabouts.add(connection.id(), room);
            if (connection.isClosed()) {
                return leave(connection, room);
            }
            return its.begin(client, user, options)
                    .onFailure().call(() -> leave(connection, room).onFailure().recoverWithNull());
        });
    }

    private SocketClient client(WebSocketConnection connection, String room, SocketJoin options) {
        Frame gap = Frame.gap(false, room, rooms.core().json().of(String.class));
        Runnable farewell = () -> rooms.core().timers().onWorker(() -> onClosed(connection));
        return new SocketClient(connection, rooms.core().settings(), gap, options.hasPresence(), farewell);
    }

    @Override
    public Uni<Void> leave(WebSocketConnection connection, String room) {
        return Uni.createFrom().deferred(() -> {
            SocketClient client = remove(connection.id(), room);
            Place place = client == null ? null : client.end();
            return place == null ? Uni.createFrom().voidItem() : place.leave();
        });
    }

    private @Nullable SocketClient remove(String connection, String room) {
        whereabouts.remove(connection, room);
        AtomicReference<@Nullable SocketClient> removed = new AtomicReference<>();
        byName.computeIfPresent(room, (name, its) -> {
            removed.set(its.remove(connection));
            if (!its.isEmpty()) {
                return its;
            }
            its.close();
            return null;
        });
        return removed.get();
    }

    /** Leaves all rooms. */
    void onClosed(WebSocketConnection connection) {
        for (String room : whereabouts.rooms(connection.id())) {
            leave(connection, room).subscribe().with(done -> {
            }, failure -> LOG.debug("A closed WebSocket was not taken out of its room, and is when its lease ends", failure));
        }
    }

    @Override
    public Uni<Position> broadcast(String room, Object message) {
        return send(room, message, json -> new Entry(NOBODY, json));
    }

    @Override
    public Uni<Position> broadcast(String room, String from, Object message) {
        return send(room, message, json -> Entry.ofUser(from, json));
    }

    private Uni<Position> send(String room, Object message, Function<byte[], Entry> entry) {
        return Uni.createFrom().deferred(() -> {
            Type type = message.getClass();
            return rooms.access(room).send(entry.apply(rooms.core().json().of(type).encode(message)));
        });
    }
}
