package io.redkit.runtime.room;

import io.quarkus.websockets.next.WebSocketConnection;
import io.redkit.room.Position;
import io.redkit.room.ReactiveRoomSockets;
import io.redkit.room.RoomSockets;
import io.redkit.room.SocketJoin;
import io.redkit.runtime.service.Services;

/** The blocking view: each method waits for its reactive twin. */
record BlockingSockets(ReactiveRoomSockets reactive) implements RoomSockets {

    @Override
    public void join(WebSocketConnection connection, String room, String user) {
        Services.await(reactive.join(connection, room, user));
    }

    @Override
    public void join(WebSocketConnection connection, String room, String user, SocketJoin options) {
        Services.await(reactive.join(connection, room, user, options));
    }

    @Override
    public void leave(WebSocketConnection connection, String room) {
        Services.await(reactive.leave(connection, room));
    }

    @Override
    public Position broadcast(String room, Object message) {
        return Services.await(reactive.broadcast(room, message));
    }

    @Override
    public Position broadcast(String room, String from, Object message) {
        return Services.await(reactive.broadcast(room, from, message));
    }
}
