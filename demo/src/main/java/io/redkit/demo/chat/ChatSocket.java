package io.redkit.demo.chat;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.TextDecodeException;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.redkit.demo.problems.InvalidInputException;
import io.redkit.room.ReactiveRoomSockets;
import io.smallrye.mutiny.Uni;

/**
 * The WebSocket of a page in a room. Whatever is said reaches the pages of all instances of this application, and who closes
 * the page leaves the room. {@link ChatDoor} has checked who it is.
 */
@WebSocket(path = "/api/chat/{room}", endpointId = ChatSocket.ID)
public class ChatSocket {

    static final String ID = "chat";

    private static final Logger LOG = Logger.getLogger(ChatSocket.class);
    private static final CloseReason TRY_AGAIN_LATER = new CloseReason(1013, "try again later");

    @Inject
    ReactiveRoomSockets rooms;

    @OnOpen
    Uni<Void> enter(WebSocketConnection connection) {
        Visitor visitor = visitor(connection);
        return rooms.join(connection, visitor.room(), visitor.name(), visitor.joining())
                .onFailure().recoverWithUni(failure -> sendAway(connection, failure));
    }

    private static Uni<Void> sendAway(WebSocketConnection connection, Throwable failure) {
        LOG.debug("A visitor could not enter a room", failure);
        return connection.sendText(Notice.closed(failure)).chain(() -> connection.close(TRY_AGAIN_LATER));
    }

    @OnTextMessage
    Uni<Notice> say(Line line, WebSocketConnection connection) {
        Visitor visitor = visitor(connection);
        return Uni.createFrom().item(line::checked)
                .chain(text -> rooms.broadcast(visitor.room(), visitor.name(), text))
                .map(position -> Notice.sent(line))
                .onFailure().recoverWithItem(failure -> Notice.refused(line.id(), failure));
    }

    @OnError
    Notice notUnderstood(TextDecodeException failure) {
        return Notice.refused(0, new InvalidInputException("The message is not the JSON that is expected here"));
    }

    private static Visitor visitor(WebSocketConnection connection) {
        return connection.userData().get(Visitor.KEY);
    }
}
