package io.redkit.runtime.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.websockets.next.Closed;
import io.quarkus.websockets.next.WebSocketConnection;

/** The WebSockets of this process in the rooms of all clients, made when they are first used; closed ones leave. */
@Singleton
final class SocketsByClient {

    private final RoomsByClient rooms;
    private final Map<String, SocketRooms> sockets = new ConcurrentHashMap<>();

    @Inject
    SocketsByClient(RoomsByClient rooms) {
        this.rooms = rooms;
    }

    SocketRooms of(String client) {
        return sockets.computeIfAbsent(client, name -> new SocketRooms(rooms.of(name)));
    }

    void onClosed(@ObservesAsync @Closed WebSocketConnection connection) {
        sockets.values().forEach(its -> its.onClosed(connection));
    }
}
