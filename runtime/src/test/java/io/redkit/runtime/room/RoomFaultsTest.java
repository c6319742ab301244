package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.RedisException;
import io.redkit.devserver.RedisServer;
import io.redkit.room.Membership;
import io.redkit.room.Position;
import io.redkit.room.Room;
import io.redkit.room.RoomEvent.Gap;
import io.redkit.room.RoomEvent.Joined;
import io.redkit.room.RoomEvent.Left;
import io.redkit.room.RoomEvent.Message;
import io.redkit.room.RoomEvent.Reason;
import io.redkit.room.RoomMessage;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.degraded.FeaturePolicy;
import io.redkit.testkit.FaultProxy;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;

/** One process whose network and server fail, and another one with a good network to the same server. */
class RoomFaultsTest {

    private static final String LOBBY = "lobby";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RedisServer server = RedisServer.start();
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final RedkitClient frailClient = TestRedis.client(
            TestSettings.at(proxy.port()).commandTimeout(Duration.ofSeconds(2)).retriesUntilDeadline());
    private final RedkitClient client = TestRedis.client(
            TestSettings.at(server.port()).commandTimeout(Duration.ofSeconds(10)).retriesUntilDeadline());
    private final ClientRooms rooms = new ClientRooms(client.patterns(), RoomTimes.settings());
    private ClientRooms frail = new ClientRooms(frailClient.patterns(), RoomTimes.settings());

    @AfterEach
    void end() {
        proxy.heal();
        frail.close();
        rooms.close();
        frailClient.close(Duration.ZERO);
        client.close(Duration.ZERO);
        proxy.close();
        server.close();
    }

    private void useLocalPolicy() {
        frail.close();
        frail = new ClientRooms(frailClient.patterns(), RoomTimes.settings(true));
    }

    private void awaitAway() {
        await().atMost(SOON).until(() -> frailClient.availability().isAway());
    }

    @Test
    void events_connectionLost_hearMissedMessagesOnceAndInOrder() {
        try (Witness witness = Witness.of(frail, LOBBY)) {
            List<String> sent = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                proxy.refuse();
                proxy.reset();
                for (int i = 0; i < 8; i++) {
                    sent.add(round + "." + i);
                    rooms.blocking().room(LOBBY).send(round + "." + i);
                }
                proxy.heal();
                sent.add(round + ".healed");
                rooms.blocking().room(LOBBY).send(round + ".healed");
                witness.await(Message.class, sent.size());
            }

            assertThat(witness.messages()).isEqualTo(sent);
            assertThat(witness.all(Gap.class)).isNotEmpty().extracting(Gap::isComplete).containsOnly(true);
        }
    }

    @Test
    void events_connectionLostUnderLoad_missNothing() {
        RoomSettings large = new RoomSettings(RoomTimes.LEASE, RoomTimes.REFRESH, Duration.ofMillis(200), 100_000,
                Duration.ofMinutes(1), 1000, false, 100_000, RoomSettings.DEFAULT.slowClient(), 1000);
        RoomsCore core = new RoomsCore(client.patterns(), large);
        TypedRoom<String> room = new TypedRoom<>(new RoomAccess(LOBBY, core), core.json().of(String.class));
        try (Witness witness = Witness.of(frail, LOBBY)) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                if (i % 600 == 300) {
                    proxy.reset();
                }
                sent.add("m" + i);
                room.send("m" + i).await().indefinitely();
            }

            witness.await(Message.class, sent.size());
            assertThat(witness.messages()).isEqualTo(sent);
        }
    }

    @Test
    void events_missedMoreThanTheHistoryHolds_sayThatSomeAreMissing() {
        try (Witness witness = Witness.of(frail, LOBBY)) {
            rooms.blocking().room(LOBBY).send("first");
            witness.await(Message.class, 1);
            proxy.refuse();
            proxy.reset();
            for (int i = 0; i < RoomTimes.HISTORY + 5; i++) {
                rooms.blocking().room(LOBBY).send("m" + i);
            }
            proxy.heal();

            assertThat(witness.await(Gap.class, 1)).extracting(Gap::isComplete).containsExactly(false);
            assertThat(witness.await(Message.class, RoomTimes.HISTORY + 1)).hasSize(RoomTimes.HISTORY + 1);
        }
    }

    @Test
    void events_messageWhosePredecessorsAreLost_isToldBehindAGap() {
        try (Witness witness = Witness.of(frail, LOBBY)) {
            rooms.blocking().room(LOBBY).send("first");
            witness.await(Message.class, 1);

            long future = (System.currentTimeMillis() + 100_000) * 1000;
            client.blocking().execute("PUBLISH", "room:{lobby}:events",
                    "m e " + future + " " + (future - 1) + " 3:ada\"second\"");

            witness.await(Message.class, 2);
            assertThat(witness.messages()).containsExactly("first", "second");
            assertThat(witness.all(Gap.class)).extracting(Gap::isComplete).containsExactly(false);
        }
    }

    @Test
    void leave_sentAgainSinceItsReplyWasLost_isToldOnce() {
        try (Witness witness = Witness.of(rooms, LOBBY)) {
            RoomKeys keys = RoomKeys.ofRoom(client.patterns().keys(), LOBBY);
            RoomScripts scripts = rooms.core().scripts();
            scripts.join(keys, "c", Entry.ofUser("ada", rooms.core().infos().encode(Map.of()))).await().indefinitely();

            scripts.leave(keys, Reason.LEFT, List.of("c")).await().indefinitely();
            scripts.leave(keys, Reason.LEFT, List.of("c")).await().indefinitely();

            rooms.blocking().room(LOBBY).send("afterwards");
            witness.await(Message.class, 1);
            assertThat(witness.all(Left.class)).hasSize(1);
        }
    }

    @Test
    void send_clockOfTheServerIsBehind_offsetsGrowNevertheless() {
        RoomKeys keys = RoomKeys.ofRoom(client.patterns().keys(), LOBBY);
        Room<String> lobby = rooms.blocking().room(LOBBY);
        long ahead = lobby.send("first").offset() + 100_000_000_000L;
        client.blocking().execute("HSET", keys.meta(), "top", ahead);

        assertThat(lobby.send("second").offset()).isEqualTo(ahead + 1);

        client.blocking().execute("DEL", keys.meta());
        lobby.send("third"); // though its offset is a smaller one
        assertThat(lobby.history(10)).extracting(RoomMessage::content).containsExactly("third");
    }

    @Test
    void members_ofProcessThatCannotReachRedis_leaveAndJoinAgain() {
        try (Witness witness = Witness.of(rooms, LOBBY)) {
            Membership membership = frail.blocking().room(LOBBY).join("ada");
            AtomicInteger rejoined = new AtomicInteger();
            membership.onRejoined(rejoined::incrementAndGet);
            witness.await(Joined.class, 1);

            proxy.blackHole();
            assertThat(witness.await(Left.class, 1)).extracting(Left::reason).containsExactly(Reason.EXPIRED);
            proxy.heal();

            witness.await(Joined.class, 2);
            await().atMost(SOON).untilAsserted(() -> assertThat(rejoined).hasValue(1));
            assertThat(membership.isTaken()).isTrue();
            assertThat(witness.all(Left.class)).hasSize(1);
        }
    }

    @Test
    void members_everythingFlushed_areBackSoon() {
        rooms.blocking().room(LOBBY).join("ada");
        frail.blocking().room(LOBBY).join("bob");

        client.blocking().execute("FLUSHALL");

        await().atMost(SOON).until(() -> rooms.blocking().room(LOBBY).userCount() == 2);
        await().atMost(SOON).until(() -> rooms.blocking().online().size() == 2);
    }

    @Test
    void members_everythingFlushed_canLeaveAndAreSweptAfterwards() {
        Membership membership = rooms.blocking().room(LOBBY).join("ada");
        client.blocking().execute("FLUSHALL");
        await().atMost(SOON).until(() -> rooms.blocking().room(LOBBY).userCount() == 1);
        frail.blocking().room(LOBBY).join("bob");
        client.blocking().execute("FLUSHALL");
        await().atMost(SOON).until(() -> rooms.blocking().room(LOBBY).userCount() == 2);

        proxy.blackHole();
        membership.leave();

        await().atMost(SOON).until(() -> rooms.blocking().room(LOBBY).userCount() == 0);
    }

    @Test
    void rooms_serverRestartedEmpty_goOn() {
        rooms.blocking().room(LOBBY).join("ada");
        try (Witness witness = Witness.of(frail, LOBBY)) {
            rooms.blocking().room(LOBBY).send("before");
            witness.await(Message.class, 1);

            server.kill();
            server.restart();

            await().atMost(SOON).ignoreExceptions().until(() -> rooms.blocking().room(LOBBY).userCount() == 1);
            rooms.blocking().room(LOBBY).send("after");
            witness.await(Message.class, 2);
            assertThat(witness.messages()).containsExactly("before", "after");
        }
    }

    @Test
    void join_redisAway_failsAndMembersAreKept() {
        Membership membership = frail.blocking().room(LOBBY).join("ada");
        server.kill();
        awaitAway();

        assertThatThrownBy(() -> frail.blocking().room(LOBBY).join("bob")).isInstanceOf(RedisException.class);
        assertThatThrownBy(() -> frail.blocking().room(LOBBY).send("lost")).isInstanceOf(RedisException.class);
        assertThat(membership.isTaken()).isTrue();
        server.restart();

        await().atMost(SOON).ignoreExceptions().until(() -> rooms.blocking().room(LOBBY).connectionsOf("ada") == 1);
        await().atMost(SOON).ignoreExceptions().until(() -> rooms.blocking().isOnline("ada"));
        assertThat(rooms.blocking().room(LOBBY).connectionsOf("bob")).isZero();
    }

    @Test
    void join_redisAwayAndLocal_holdsHereAndEverywhereAfterwards() {
        useLocalPolicy();
        try (Witness witness = Witness.of(frail, LOBBY)) {
            server.kill();
            awaitAway();

            Membership membership = frail.blocking().room(LOBBY).join("ada");
            Position position = frail.blocking().room(LOBBY).send("here only");

            assertThat(position).isEqualTo(Position.LOCAL);
            assertThat(witness.await(Message.class, 1)).hasSize(1);
            server.restart();
            await().atMost(SOON).ignoreExceptions().until(() -> rooms.blocking().room(LOBBY).connectionsOf("ada") == 1);
            await().atMost(SOON).ignoreExceptions().until(() -> rooms.blocking().isOnline("ada"));
            await().atMost(SOON).ignoreExceptions().until(() -> {
                membership.leave();
                return rooms.blocking().room(LOBBY).userCount() == 0;
            });
        }
    }

    @Test
    void policy_isDeclared() {
        assertThat(client.availability().policies()).contains(new FeaturePolicy("rooms", "fail"));
        useLocalPolicy();
        assertThat(frailClient.availability().policies()).contains(new FeaturePolicy("rooms", "local"));
    }

    @Test
    void leave_redisAway_failsAndOthersAreToldWhenTheLeaseEnds() {
        Membership membership = frail.blocking().room(LOBBY).join("ada");
        try (Witness witness = Witness.of(rooms, LOBBY)) {
            proxy.blackHole();

            assertThatThrownBy(membership::leave).isInstanceOf(RedisException.class);
            assertThat(membership.isTaken()).isFalse();
            assertThat(witness.await(Left.class, 1)).hasSize(1);
            proxy.heal();
            await().atMost(SOON).until(() -> !rooms.blocking().isOnline("ada"));
            assertThat(witness.all(Joined.class)).isEmpty();
        }
    }
}
