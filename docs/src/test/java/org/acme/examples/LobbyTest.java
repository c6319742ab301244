package org.acme.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.acme.examples.Lobby.Line;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.redkit.room.Position;
import io.redkit.room.RoomMessage;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;

/** What the guide of rooms shows does what it says. */
@QuarkusTest
class LobbyTest {

    @Inject
    Lobby lobby;

    @Inject
    Vertx vertx;

    @TestHTTPResource("/")
    URI home;

    @Test
    void visit_leavesALineAndNobody() {
        List<RoomMessage<Line>> lines = lobby.visit("joan");

        assertThat(lines.get(lines.size() - 1).content()).isEqualTo(new Line("hello"));
        await().until(() -> !lobby.isAround("joan"));
        await().until(() -> lobby.users() == 0); // sockets of other tests leave when they are closed
    }

    @Test
    void missed_isWhatWasSentSince() {
        Position reached = lobby.greet("ada").await().indefinitely();
        lobby.greet("bob").await().indefinitely();

        assertThat(lobby.missed(reached).messages()).extracting(RoomMessage::from).containsExactly("bob");
    }

    @Test
    void happenings_tellWhoComesAndGoes() {
        List<String> told = new CopyOnWriteArrayList<>();
        var listening = lobby.happenings().subscribe().with(told::add);

        await().until(() -> { // what happened before the subscription was there is not told
            lobby.visit("eve");
            return told.containsAll(List.of("eve is here", "hello", "eve is gone"));
        });
        listening.cancel();
    }

    @Test
    void chat_twoClients_hearEachOther() {
        List<String> heard = new CopyOnWriteArrayList<>();
        WebSocket bob = open("bob", heard);
        await().until(() -> !heard.isEmpty());

        WebSocket ada = open("ada", new CopyOnWriteArrayList<>());
        ada.writeTextMessage("hello Bob");

        await().until(() -> heard.stream().anyMatch(text -> text.contains("\"data\":\"hello Bob\"")));
        ada.close();
        bob.close();
    }

    private WebSocket open(String user, List<String> heard) {
        return vertx.createWebSocketClient().connect(home.getPort(), home.getHost(), "/chat/" + user).map(opened -> {
            opened.textMessageHandler(heard::add);
            return opened;
        }).toCompletionStage().toCompletableFuture().join();
    }
}
