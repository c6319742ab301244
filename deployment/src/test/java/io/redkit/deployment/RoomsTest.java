package io.redkit.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.redkit.RedisClientName;
import io.redkit.RedisService;
import io.redkit.room.Position;
import io.redkit.room.ReactiveRoomSockets;
import io.redkit.room.ReactiveRooms;
import io.redkit.room.RoomSockets;
import io.redkit.room.Rooms;
import io.redkit.room.SocketJoin;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;

class RoomsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .overrideConfigKey("quarkus.redkit.devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.\"carts\".devservices.provider", "embedded")
            .overrideConfigKey("quarkus.redkit.key-prefix", "chat:")
            .overrideConfigKey("quarkus.redkit.rooms.history-size", "3")
            .overrideConfigKey("quarkus.redkit.rooms.max-queued-size", "2M");

    @WebSocket(path = "/chat/{room}/{user}")
    static class Chat {

        @Inject
        RoomSockets rooms;

        @OnOpen
        void open(WebSocketConnection connection, @PathParam String room, @PathParam String user) {
            rooms.join(connection, room, user, SocketJoin.DEFAULT.latest(2));
        }

        @OnTextMessage
        void say(String text, @PathParam String room, @PathParam String user) {
            rooms.broadcast(room, user, text);
        }
    }

    @WebSocket(path = "/since/{room}/{position}")
    static class Resumed {

        @Inject
        ReactiveRoomSockets rooms;

        @OnOpen
        Uni<Void> open(WebSocketConnection connection, @PathParam String room, @PathParam String position) {
            return rooms.join(connection, room, "ada",
                    SocketJoin.DEFAULT.since(Position.parse(position)).withoutPresence());
        }
    }

    @Inject
    Rooms rooms;

    @Inject
    @RedisClientName("carts")
    ReactiveRooms roomsOfCarts;

    @Inject
    RedisService redis;

    @Inject
    Vertx vertx;

    @TestHTTPResource("/")
    URI home;

    private String room;

    @BeforeEach
    void useAnotherRoom() {
        room = UUID.randomUUID().toString();
    }

    /** A client that notes what it gets. */
    private final class Client {

        final List<JsonObject> frames = new CopyOnWriteArrayList<>();
        final io.vertx.core.http.WebSocket socket;

        Client(String path) {
            WebSocketClient client = vertx.createWebSocketClient();
            socket = client.connect(home.getPort(), home.getHost(), path).map(opened -> {
                opened.textMessageHandler(text -> frames.add(new JsonObject(text)));
                return opened;
            }).toCompletionStage().toCompletableFuture().join();
        }

        List<JsonObject> of(String event) {
            return frames.stream().filter(frame -> frame.getString("event").equals(event)).toList();
        }

        List<Object> messages() {
            return of("message").stream().map(frame -> frame.getValue("data")).toList();
        }

        void awaitMessages(int count) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> frames.size() >= count);
        }

        void awaitWelcome() {
            await().until(() -> of("welcome").size() == 1);
        }
    }

    private Client chat(String user) {
        return new Client("/chat/" + room + "/" + user);
    }

    @Test
    void rooms_areThoseOfTheirClient() {
        rooms.room(room).join("ada");

        assertThat(rooms.isOnline("ada")).isTrue();
        assertThat(roomsOfCarts.isOnline("ada").await().indefinitely()).isFalse();
        assertThat(redis.exists("room:{" + room + "}:members")).isTrue();
    }

    @Test
    void rooms_haveTheConfiguredHistory() {
        IntStream.range(0, 5).forEach(i -> rooms.room(room).send("m" + i));

        assertThat(rooms.room(room).history(10)).hasSize(3);
    }

    @Test
    void sockets_hearEachOtherAndWhoIsThere() {
        Client ada = chat("ada");
        ada.awaitWelcome();
        Client bob = chat("bob");
        bob.awaitWelcome();

        ada.socket.writeTextMessage("hello \"Bob\"");

        await().until(() -> bob.messages().size() == 1 && ada.messages().size() == 1);
        JsonObject message = bob.of("message").get(0);
        assertThat(message.getString("data")).isEqualTo("hello \"Bob\"");
        assertThat(message.getString("from")).isEqualTo("ada");
        assertThat(message.getString("room")).isEqualTo(room);
        await().until(() -> ada.of("joined").stream().anyMatch(frame -> frame.getString("user").equals("bob")));
    }

    @Test
    void socket_closed_leaves() {
        Client ada = chat("ada");
        ada.awaitWelcome();
        Client bob = chat("bob");
        bob.awaitWelcome();
        await().until(() -> rooms.room(room).userCount() == 2);

        ada.socket.close();

        await().until(() -> rooms.room(room).userCount() == 1);
        await().until(() -> bob.of("left").size() == 1);
        assertThat(bob.of("left").get(0).getString("reason")).isEqualTo("left");
        bob.socket.close();
        await().until(() -> rooms.room(room).userCount() == 0);
    }

    @Test
    void socket_joining_beginsWithTheLatestMessages() {
        IntStream.range(0, 4).forEach(i -> rooms.room(room).send("m" + i));

        Client ada = chat("ada");
        ada.awaitWelcome();
        rooms.room(room).send("m4");

        await().until(() -> ada.messages().size() == 3);
        assertThat(ada.messages()).containsExactly("m2", "m3", "m4");
    }

    @Test
    void socket_comingBackWithAPosition_getsWhatItMissed() {
        Position position = rooms.room(room).send("m0");
        rooms.room(room).send("m1");

        Client ada = new Client("/since/" + room + "/" + position);
        ada.awaitWelcome();
        rooms.room(room).send("m2");

        await().until(() -> ada.messages().size() == 2);
        assertThat(ada.messages()).containsExactly("m1", "m2");
        assertThat(ada.of("welcome").get(0).getBoolean("complete")).isTrue();
        assertThat(ada.of("joined")).isEmpty();
    }

    @Test
    void socket_thatDoesNotRead_isClosedAndOthersAreNotHeldUp() {
        Client ada = chat("ada");
        Client idle = chat("idle");
        await().until(() -> rooms.room(room).userCount() == 2);
        ada.awaitWelcome();
        idle.awaitWelcome();
        idle.socket.pause();

        String large = "x".repeat(60_000);
        for (int i = 0; i < 500 && rooms.room(room).userCount() == 2; i++) {
            rooms.room(room).send(large);
            ada.awaitMessages(i - 10); // one who reads is to be fast enough on a busy machine, too
        }

        await().until(() -> rooms.room(room).userCount() == 1);
        rooms.room(room).send("last");
        await().until(() -> ada.messages().contains("last"));
    }
}
