package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.room.Member;
import io.redkit.room.Membership;
import io.redkit.room.Position;
import io.redkit.room.ReactiveMembership;
import io.redkit.room.Room;
import io.redkit.room.RoomEvent;
import io.redkit.room.RoomEvent.Joined;
import io.redkit.room.RoomEvent.Left;
import io.redkit.room.RoomEvent.Message;
import io.redkit.room.RoomEvent.Reason;
import io.redkit.room.RoomHistory;
import io.redkit.room.RoomMessage;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.RawRedis;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.TestSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** What rooms do, on whatever servers; with two clients, as two processes would be. */
abstract class RoomsContract {

    private final RedkitClient oneClient = client();
    private final RedkitClient otherClient = client();
    private final ClientRooms one = new ClientRooms(oneClient.patterns(), RoomTimes.settings());
    private final ClientRooms other = new ClientRooms(otherClient.patterns(), RoomTimes.settings());
    private final String name = "a:" + UUID.randomUUID();
    private final String ada = "ada " + name;
    private final Room<String> here = one.blocking().room(name);
    private final Room<String> there = other.blocking().room(name);

    abstract TestSettings settings();

    abstract RawRedis raw();

    private RedkitClient client() {
        return TestRedis.client(settings().keyPrefix("chat:").commandTimeout(Duration.ofSeconds(10)));
    }

    @AfterEach
    void end() {
        one.close();
        other.close();
        oneClient.close(Duration.ZERO);
        otherClient.close(Duration.ZERO);
    }

    private String key(String part) {
        return RoomKeys.ofRoom(oneClient.patterns().keys(), name).base() + ":" + part;
    }

    @Test
    void join_isSeenByOthers() {
        Membership membership = here.join(ada, Map.of("name", "Ada"));

        assertThat(there.members()).containsExactly(
                new Member(ada, membership.member().connection(), Map.of("name", "Ada")));
    }

    @Test
    void join_severalConnectionsOfAUser_countAsOneUser() {
        here.join(ada);
        here.join(ada);
        there.join(ada);
        there.join("bob");

        assertThat(here.userCount()).isEqualTo(2);
        assertThat(here.connectionsOf(ada)).isEqualTo(3);
        assertThat(here.connectionsOf("nobody")).isZero();
        assertThat(here.members()).hasSize(4);
    }

    @Test
    void leave_isToldOnce() {
        try (Witness witness = Witness.of(other, name)) {
            Membership first = here.join(ada);
            Membership second = here.join(ada);
            first.leave();
            first.leave();
            second.leave();
            there.send("last");

            witness.await(Message.class, 1);
            assertThat(witness.all(Joined.class)).extracting(Joined::connections).containsExactly(1L, 2L);
            assertThat(witness.all(Left.class)).extracting(Left::connections).containsExactly(1L, 0L);
            assertThat(witness.all(Left.class)).extracting(Left::reason).containsOnly(Reason.LEFT);
        }
    }

    @Test
    void leave_last_leavesNoKeyOfMembers() {
        here.join(ada).leave();

        assertThat(List.of(key("members"), key("expiry"), key("users")))
                .allSatisfy(key -> assertThat(raw().number("EXISTS", "chat:" + key)).isZero());
    }

    @Test
    void close_leavesAllRoomsAtOnce() {
        try (Witness witness = Witness.of(other, name)) {
            here.join(ada);
            here.join("bob");

            one.close();

            await().until(() -> there.members().isEmpty());
            assertThat(witness.await(Left.class, 2)).extracting(Left::reason).containsOnly(Reason.CLOSED);
        }
    }

    @Test
    void membership_overSeveralLeases_isKept() {
        try (Witness witness = Witness.of(other, name)) {
            Membership membership = here.join(ada);
            witness.await(Joined.class, 1);
            await().atMost(RoomTimes.LEASE.multipliedBy(4)).pollDelay(RoomTimes.LEASE.multipliedBy(2)).until(() -> true);

            assertThat(there.members()).hasSize(1);
            assertThat(witness.events()).singleElement().isInstanceOf(Joined.class);
            membership.leave();
        }
    }

    @Test
    void membership_leaseEnded_leavesOnceAndJoinsAgain() {
        try (Witness witness = Witness.of(other, name)) {
            Membership membership = here.join(ada);
            List<String> rejoined = new CopyOnWriteArrayList<>();
            membership.onRejoined(() -> rejoined.add("again"));

            AtomicInteger rounds = new AtomicInteger();
            await().until(() -> {
                raw().send("ZADD", "chat:" + key("expiry"), "XX", 1, membership.member().connection());
                other.core().scripts().sweep(RoomKeys.ofRoom(otherClient.patterns().keys(), name)).await().indefinitely();
                there.send("swept, unless the lease was renewed in between");
                witness.await(Message.class, rounds.incrementAndGet());
                return !witness.all(Left.class).isEmpty();
            });

            assertThat(witness.await(Left.class, 1)).extracting(Left::reason).containsExactly(Reason.EXPIRED);
            witness.await(Joined.class, 2);
            await().until(() -> rejoined.size() == 1);
            assertThat(there.connectionsOf(ada)).isEqualTo(1);
        }
    }

    @Test
    void seat_ofProcessThatNeverRenews_isSweptByAnother() {
        RoomKeys keys = RoomKeys.ofRoom(oneClient.patterns().keys(), name);
        RoomScripts scripts = one.core().scripts();
        try (Witness witness = Witness.of(other, name)) {
            one.core().registry().register(keys.base()).await().indefinitely();
            scripts.join(keys, "dead-1", new Entry(ada, "{}".getBytes(StandardCharsets.UTF_8)))
                    .await().indefinitely();

            assertThat(witness.await(Left.class, 1)).extracting(Left::reason).containsExactly(Reason.EXPIRED);
            assertThat(there.userCount()).isZero();
        }
    }

    @Test
    void online_isWhoIsInAnyRoom() {
        Membership first = here.join(ada);
        Membership second = other.blocking().room(name + "-2").join(ada);

        first.leave();
        assertThat(other.blocking().isOnline(ada)).isTrue();
        assertThat(other.blocking().online()).contains(ada);
        second.leave();
        await().until(() -> !one.blocking().isOnline(ada));
        assertThat(one.blocking().online()).doesNotContain(ada);
    }

    @Test
    void join_sameUserOnTwoNodesAtOnce_countsExactly() {
        List<ReactiveMembership> kept = new ArrayList<>();
        Multi.createFrom().items(IntStream.range(0, 200).boxed())
                .onItem().transformToUni(i -> (i % 2 == 0 ? one : other).room(name).join(ada)
                        .chain(seat -> i % 10 < 2 ? Uni.createFrom().item(seat)
                                : seat.leave().replaceWith(() -> null)))
                .merge(32).subscribe().asStream().forEach(kept::add);

        assertThat(kept).hasSize(40);
        assertThat(here.connectionsOf(ada)).isEqualTo(40);
        kept.forEach(seat -> seat.leave().await().indefinitely());
        assertThat(here.userCount()).isZero();
        await().until(() -> !one.blocking().isOnline(ada));
    }

    @Test
    void send_arrivesInOrderAtEachNode() {
        try (Witness mine = Witness.of(one, name); Witness others = Witness.of(other, name)) {
            List<String> sent = IntStream.range(0, 100).mapToObj(i -> "m" + i).toList();
            sent.forEach(each -> here.send(ada, each));

            mine.await(Message.class, 100);
            others.await(Message.class, 100);
            assertThat(mine.messages()).isEqualTo(sent);
            assertThat(others.messages()).isEqualTo(sent);
        }
    }

    @Test
    void send_fromBothNodesAtOnce_isHeardInTheOrderOfTheHistory() {
        try (Witness witness = Witness.of(other, name)) {
            Multi.createFrom().items(IntStream.range(0, 200).boxed())
                    .onItem().transformToUni(i -> (i % 2 == 0 ? one : other).room(name).send("m" + i)).merge(32)
                    .collect().asList().await().indefinitely();

            List<Position> heard = witness.await(Message.class, 200).stream().map(each -> each.message().position()).toList();
            assertThat(heard).extracting(Position::offset).isSorted().doesNotHaveDuplicates();
            assertThat(heard).hasSize(200);
        }
    }

    @Test
    void history_isTheLastMessagesOldestFirst() {
        for (int i = 0; i < RoomTimes.HISTORY + 10; i++) {
            here.send(ada, "m" + i);
        }

        assertThat(there.history(3)).extracting(RoomMessage::content).containsExactly("m57", "m58", "m59");
        assertThat(there.history(1000)).hasSize(RoomTimes.HISTORY);
        RoomMessage<String> last = there.history(1).get(0);
        assertThat(last.from()).isEqualTo(ada);
        assertThat(last.at()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
    }

    @Test
    void historySince_withinTheHistory_isComplete() {
        here.send("m0");
        Position position = here.send("m1");
        here.send("m2");
        here.send("m3");

        RoomHistory<String> since = there.historySince(position);

        assertThat(since.messages()).extracting(RoomMessage::content).containsExactly("m2", "m3");
        assertThat(since.isComplete()).isTrue();
        assertThat(there.historySince(since.position()).messages()).isEmpty();
        assertThat(there.historySince(since.position()).isComplete()).isTrue();
    }

    @Test
    void historySince_beforeTheHistory_isNotComplete() {
        Position position = here.send("m0");
        for (int i = 0; i < RoomTimes.HISTORY + 1; i++) {
            here.send("m");
        }

        assertThat(there.historySince(position).isComplete()).isFalse();
    }

    @Test
    void historySince_otherEpoch_isNotComplete() {
        Position position = here.send("m0");
        raw().send("DEL", "chat:" + key("meta"));
        Position next = here.send("m1");

        assertThat(next.epoch()).isNotEqualTo(position.epoch());
        assertThat(next.offset()).isGreaterThan(position.offset());
        assertThat(there.historySince(position).isComplete()).isFalse();
    }

    @Test
    void history_oldMessages_areNotShownAndLeave() {
        RoomSettings shortLife = new RoomSettings(RoomTimes.LEASE, RoomTimes.REFRESH, Duration.ofMillis(200), 50,
                Duration.ofMillis(300), 1000, false, 100, RoomSettings.DEFAULT.slowClient(), 1000);
        RoomsCore brief = new RoomsCore(oneClient.patterns(), shortLife);
        TypedRoom<String> room = new TypedRoom<>(new RoomAccess(name, brief), brief.json().of(String.class));
        room.send("old").await().indefinitely();

        await().until(() -> room.history(10).await().indefinitely().isEmpty());
        await().until(() -> raw().number("EXISTS", "chat:" + key("history")) == 0);
    }

    @Test
    void send_tooLarge_isRefused() {
        assertThatThrownBy(() -> here.send("x".repeat(1001))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-message-size");
        assertThatThrownBy(() -> here.join(ada, Map.of("x", "x".repeat(1001))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.join("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void events_subscribedWhileMessagesAreSent_missNoneFromTheFirstOn() {
        for (int round = 0; round < 20; round++) {
            List<Integer> heard = new CopyOnWriteArrayList<>();
            AtomicInteger sent = new AtomicInteger();
            one.room(name).events().subscribe().with(event -> {
                if (event instanceof Message<String> message) {
                    heard.add(Integer.valueOf(message.message().content()));
                }
            });
            await().until(() -> {
                for (int i = 0; i < 5; i++) {
                    here.send(String.valueOf(sent.getAndIncrement()));
                }
                return !heard.isEmpty();
            });
            int last = sent.get() - 1;
            await().until(() -> heard.get(heard.size() - 1) == last);
            assertThat(heard).isEqualTo(IntStream.rangeClosed(heard.get(0), last).boxed().toList());
            one.core().feeds().close();
        }
    }

    @Test
    void events_subscriberFarBehind_getAFailure() {
        AssertSubscriber<RoomEvent<String>> idle = one.room(name).events().subscribe()
                .withSubscriber(AssertSubscriber.create(0));
        for (int i = 0; i < 5000; i++) {
            one.core().feeds().tellHere(RoomKeys.ofRoom(oneClient.patterns().keys(), name), new Heard.Gap(true));
        }

        idle.request(10_000);

        await().until(() -> idle.getFailure() != null);
        assertThat(idle.getItems()).hasSizeBetween(2000, 2500);
    }

    @Test
    void leave_twiceAtOnce_countsOnce() {
        Membership kept = here.join(ada);
        ReactiveMembership gone = one.room(name).join(ada).await().indefinitely();
        Uni.join().all(gone.leave(), gone.leave(), gone.leave()).andCollectFailures().await().indefinitely();

        assertThat(there.connectionsOf(ada)).isEqualTo(1);
        assertThat(other.blocking().isOnline(ada)).isTrue();
        kept.leave();
    }

    @Test
    void registry_emptyRoom_isKeptForAMinuteAndThenForgotten() {
        here.join(ada).leave();
        Registry registry = one.core().registry();
        String base = RoomKeys.ofRoom(oneClient.patterns().keys(), name).base();
        int part = registry.partOf(base);
        String seen = RoomKeys.seen(oneClient.patterns().keys(), part);
        String due = RoomKeys.due(oneClient.patterns().keys(), part);
        for (int sweeps = 0; sweeps < 5; sweeps++) {
            raw().send("ZADD", due, 1, base);
            await().until(() -> raw().number("ZCOUNT", due, 1, 1) == 0);
        }
        assertThat(raw().number("HEXISTS", seen, base)).isEqualTo(1);

        await().until(() -> {
            boolean forgotten = raw().number("HEXISTS", seen, base) == 0;
            if (!forgotten) { // again, since a renewal of the room may have been on its way
                raw().send("HSET", seen, base, 1);
                raw().send("ZADD", due, 1, base);
            }
            return forgotten;
        });
    }
}
