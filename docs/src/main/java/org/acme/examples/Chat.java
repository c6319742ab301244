package org.acme.examples;

import jakarta.inject.Inject;

import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.redkit.room.RoomSockets;
import io.redkit.room.SocketJoin;

// tag::chat[]
@WebSocket(path = "/chat/{user}")
public class Chat {

    @Inject
    RoomSockets rooms;

    @OnOpen
    void open(WebSocketConnection connection, @PathParam String user) {
        rooms.join(connection, "chat", user, SocketJoin.DEFAULT.latest(20));
    }

    @OnTextMessage
    void say(String text, @PathParam String user) {
        rooms.broadcast("chat", user, text);
    }
}
// end::chat[]
