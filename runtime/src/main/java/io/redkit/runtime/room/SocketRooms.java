package io.redkit.runtime.room;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jboss.logging.Logger;

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
                whereabouts.add(connection.id(), name);
                return present;
            });
            Uni<Void> leaving = leave(connection.id(), room, client);
            return connection.isClosed() ? leaving : seat(its.begin(client, user, options), leaving);
        });
    }

    /** Ends what has begun also if nobody waits for it any more: else there may be a seat that nobody leaves. */
    private static Uni<Void> seat(Uni<Void> beginning, Uni<Void> leaving) {
        CompletableFuture<Void> promise = new CompletableFuture<>();
        beginning.onFailure().call(() -> leaving.onFailure().recoverWithNull())
                .subscribe().with(promise::complete, promise::completeExceptionally);
        return Uni.createFrom().completionStage(promise).onCancellation().invoke(() -> inBackground(leaving));
    }

    private SocketClient client(WebSocketConnection connection, String room, SocketJoin options) {
        Frame gap = Frame.gap(false, room, rooms.core().json().of(String.class));
        Runnable farewell = () -> rooms.core().timers().onWorker(() -> onClosed(connection));
        return new SocketClient(connection, rooms.core().settings(), gap, options.hasPresence(), farewell);
    }

    @Override
    public Uni<Void> leave(WebSocketConnection connection, String room) {
        return Uni.createFrom().deferred(() -> {
            SocketRoom its = byName.get(room);
            SocketClient client = its == null ? null : its.client(connection.id());
            return client == null ? Uni.createFrom().voidItem() : leave(connection.id(), room, client);
        });
    }

    private Uni<Void> leave(String connection, String room, SocketClient client) {
        return Uni.createFrom().deferred(() -> {
            remove(connection, room, client);
            Place place = client.end();
            return place == null ? Uni.createFrom().voidItem() : place.leave();
        });
    }

    private void remove(String connection, String room, SocketClient client) {
        byName.computeIfPresent(room, (name, its) -> {
            if (its.remove(connection, client)) {
                whereabouts.remove(connection, name);
            }
            if (!its.isEmpty()) {
                return its;
            }
            its.close();
            return null;
        });
    }

    /** Leaves all rooms. */
    void onClosed(WebSocketConnection connection) {
        whereabouts.rooms(connection.id()).forEach(room -> inBackground(leave(connection, room)));
    }

    private static void inBackground(Uni<Void> leaving) {
        leaving.subscribe().with(done -> {
        }, failure -> LOG.debug("A WebSocket was not taken out of its room, and is when its lease ends", failure));
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
