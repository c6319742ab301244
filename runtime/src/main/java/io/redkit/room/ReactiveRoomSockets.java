package io.redkit.room;

import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;

/**
 * Rooms whose connections are WebSockets of {@code quarkus-websockets-next}, for reactive code. To be injected, with
 * {@code @RedisClientName} for a named client. What is sent to a room reaches the WebSockets in it on all nodes.
 *
 * <pre>
 * &#64;OnOpen
 * Uni&lt;Void&gt; open(WebSocketConnection connection) {
 *     return rooms.join(connection, "lobby", user);
 * }
 * </pre>
 *
 * A connection that is closed leaves its rooms. Clients get one text for each event, as JSON; the guide shows them. A message
 * is
 * turned into JSON once, when it is sent.
 */
public interface ReactiveRoomSockets {

    /** Joins with {@link SocketJoin#DEFAULT}. */
    @CheckReturnValue
    Uni<Void> join(WebSocketConnection connection, String room, String user);

    /**
     * Takes a connection into a room as one of a user. Completes when everything that is sent from now on will reach it. When
     * it fails or is cancelled, the connection is not in the room and may join it again.
     *
     * @param user who it is: the application must know that, and not believe the client
     * @throws IllegalStateException if it is in that room already
     * @throws IllegalArgumentException as {@link Room#join(String, java.util.Map)} does
     */
    @CheckReturnValue
    Uni<Void> join(WebSocketConnection connection, String room, String user, SocketJoin options);

    /** Takes a connection out of a room. Changes nothing if it is not in it. */
    @CheckReturnValue
    Uni<Void> leave(WebSocketConnection connection, String room);

    /**
     * Sends a message to all who are in a room, and puts it into the history; also to those who use {@link ReactiveRooms} with
     * a type
     * that can be read from the same JSON.
     *
     * @param message written as JSON by its class
     */
    @CheckReturnValue
    Uni<Position> broadcast(String room, Object message);

    /** The same as one of a user; see {@link ReactiveRoom#send(String, Object)}. */
    @CheckReturnValue
    Uni<Position> broadcast(String room, String from, Object message);
}
