package io.redkit.bench.figures;

import java.io.IOException;

import jakarta.inject.Inject;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.redkit.room.ReactiveRoomSockets;
import io.redkit.room.SocketJoin;
import io.smallrye.mutiny.Uni;

/** An application whose WebSockets are in rooms, until its standard input ends. */
public final class RoomInstance implements QuarkusApplication {

    /** The argument that makes the program this application. */
    public static final String ARGUMENT = "--room-instance";

    static final String READY = "READY";

    @Override
    public int run(String... args) throws IOException {
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // nothing is sent; only the end counts
        }
        return 0;
    }

    /** A client says by its path where it wants to be. */
    @WebSocket(path = "/room/{room}/{user}")
    static class Endpoint {

        @Inject
        ReactiveRoomSockets rooms;

        @OnOpen
        Uni<Void> open(WebSocketConnection connection, @PathParam String room, @PathParam String user) {
            return rooms.join(connection, room, user, SocketJoin.DEFAULT.withoutPresence());
        }
    }
}
