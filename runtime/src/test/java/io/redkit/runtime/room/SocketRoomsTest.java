package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisServerException;
import io.redkit.room.RoomEvent;
import io.redkit.room.SocketJoin;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Uni;

/** WebSockets in rooms, at two processes; the sockets themselves are in memory. */
class SocketRoomsTest {

    private final RedkitClient oneClient = client();
    private final RedkitClient otherClient = client();
    private final ClientRooms one = new ClientRooms(oneClient.patterns(), RoomSettings.DEFAULT);
    private final ClientRooms other = new ClientRooms(otherClient.patterns(), RoomSettings.DEFAULT);
    private final SocketRooms here = new SocketRooms(one);
    private final SocketRooms there = new SocketRooms(other);
    private final String room = UUID.randomUUID().toString();

    @AfterEach
    void end() {
        one.close();
        other.close();
        oneClient.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
    }

    private static RedkitClient client() {
        return TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private static List<String> messages(StubSocket socket) {
        return socket.sent.stream().filter(text -> text.startsWith("{\"event\":\"message\""))
                .map(text -> text.substring(text.lastIndexOf(':') + 1, text.length() - 1)).toList();
    }

    private static long frames(StubSocket socket, String event) {
        return socket.sent.stream().filter(text -> text.startsWith("{\"event\":\"" + event + "\"")).count();
    }

    @Test
    void broadcast_manySocketsAtTwoProcesses_reachesEachOnceAndInOrder() {
        List<StubSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            StubSocket socket = new StubSocket(true);
            sockets.add(socket);
            get((i % 2 == 0 ? here : there).join(socket.connection(), room, "user-" + i,
                    SocketJoin.DEFAULT.withoutPresence()));
        }

        List<String> sent = IntStream.range(0, 300).mapToObj(String::valueOf).toList();
        sent.forEach(number -> get(here.broadcast(room, Integer.valueOf(number))));

        for (StubSocket socket : sockets) {
            await().untilAsserted(() -> assertThat(messages(socket)).isEqualTo(sent));
        }
    }

    @Test
    void join_whileMessagesAreSent_missesNoneAndGetsNoneTwice() {
        List<StubSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            get(there.broadcast(room, i));
            if (i % 10 == 5) {
                StubSocket socket = new StubSocket(true);
                sockets.add(socket);
                here.join(socket.connection(), room, "user-" + i, SocketJoin.DEFAULT.latest(3)).subscribe().with(done -> {
                });
            }
        }
        for (StubSocket socket : sockets) {
            await().until(() -> messages(socket).contains("199"));
            List<String> got = messages(socket);
            int first = Integer.parseInt(got.get(0));
            assertThat(got).isEqualTo(IntStream.range(first, 200).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void join_twice_isRefusedAndChangesNothing() {
        StubSocket socket = new StubSocket(true);
        get(here.join(socket.connection(), room, "ada"));

        assertThatThrownBy(() -> get(here.join(socket.connection(), room, "ada")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(get(one.room(room).connectionsOf("ada"))).isEqualTo(1);
    }

    @Test
    void join_cancelled_canBeRepeated() {
        StubSocket socket = new StubSocket(true);
        here.join(socket.connection(), room, "ada").subscribe().with(done -> {
        }).cancel();

        get(here.join(socket.connection(), room, "ada"));

        await().until(() -> get(one.room(room).connectionsOf("ada")) == 1);
        get(there.broadcast(room, "hello"));
        await().untilAsserted(() -> assertThat(messages(socket)).containsExactly("\"hello\""));
    }

    @Test
    void join_cancelled_leavesNoSeat() {
        for (int i = 0; i < 20; i++) {
            StubSocket socket = new StubSocket(true);
            here.join(socket.connection(), room, "ada").subscribe().with(done -> {
            }).cancel();
        }
        get(one.room(room).join("bob")); // behind all of those

        await().until(() -> get(one.room(room).connectionsOf("ada")) == 0 && !get(one.isOnline("ada")));
    }

    @Test
    void join_failsAfterTheConnectionHasLeftAndJoinedAgain_changesNothing() {
        StubSocket socket = new StubSocket(true);
        get(here.join(new StubSocket(true).connection(), room, "bob")); // and the room stays when the other one leaves it
        String history = RoomKeys.ofRoom(oneClient.patterns().keys(), room).history();
        TestRedis.RAW.send("SET", history, "no stream");
        CompletableFuture<Void> first = here.join(socket.connection(), room, "ada", SocketJoin.DEFAULT.latest(1))
                .subscribeAsCompletionStage();
        here.leave(socket.connection(), room).subscribe().with(done -> {
        });

        get(here.join(socket.connection(), room, "ada"));

        assertThatThrownBy(first::join).hasCauseInstanceOf(RedisServerException.class);
        TestRedis.RAW.send("DEL", history);
        get(there.broadcast(room, "hello"));
        await().untilAsserted(() -> assertThat(messages(socket)).containsExactly("\"hello\""));
    }

    @Test
    void join_closedConnection_takesNoSeat() {
        StubSocket socket = new StubSocket(true);
        socket.closed = true;

        get(here.join(socket.connection(), room, "ada"));

        assertThat(get(one.room(room).userCount())).isZero();
    }

    @Test
    void onClosed_severalRooms_leavesAll() {
        StubSocket socket = new StubSocket(true);
        get(here.join(socket.connection(), room, "ada"));
        get(here.join(socket.connection(), room + "-2", "ada"));

        here.onClosed(socket.connection());

        await().until(() -> get(one.room(room).userCount()) == 0 && get(one.room(room + "-2").userCount()) == 0);
        int sent = socket.sent.size();
        get(there.broadcast(room, "nobody hears this"));
        assertThat(socket.sent).hasSize(sent);
    }

    @Test
    void onClosed_whileJoining_leavesNoSeat() {
        for (int i = 0; i < 20; i++) {
            StubSocket socket = new StubSocket(true);
            here.join(socket.connection(), room, "ada").subscribe().with(done -> {
            }, failure -> {
            });
            socket.closed = true;
            here.onClosed(socket.connection());
        }

        await().until(() -> get(one.room(room).userCount()) == 0 && !get(one.isOnline("ada")));
    }

    @Test
    void sockets_withPresence_areToldWhoComesAndGoes() {
        StubSocket ada = new StubSocket(true);
        StubSocket bob = new StubSocket(true);
        try (Witness subscribed = Witness.of(one, room)) { // else her own join may be over before its channel is subscribed
            get(here.join(ada.connection(), room, "ada"));
            get(there.join(bob.connection(), room, "bob"));
            get(there.leave(bob.connection(), room));

            subscribed.await(RoomEvent.Left.class, 1);
            await().until(() -> frames(ada, "joined") == 2 && frames(ada, "left") == 1);
            assertThat(frames(ada, "welcome")).isEqualTo(1);
        }
    }
}
