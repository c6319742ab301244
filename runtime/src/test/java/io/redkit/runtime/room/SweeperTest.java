package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.KeySpace;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.config.RoomConfig.SlowClient;
import io.redkit.testkit.TestRedis;
import io.smallrye.mutiny.Multi;

/** A sweeper that sweeps when it is told to. */
class SweeperTest {

    private static final Duration LEASE = Duration.ofMillis(500);
    private static final int ROOMS = 450;
    private static final Entry ADA = new Entry("ada", "{}".getBytes(StandardCharsets.UTF_8));

    private final RedkitClient client = TestRedis
            .client(settings -> settings.keyPrefix(UUID.randomUUID() + ":").commandTimeout(Duration.ofSeconds(10)));
    private final KeySpace keys = client.patterns().keys();
    private final RoomSettings settings = settings(LEASE);
    private final RoomsCore core = new RoomsCore(client.patterns(), settings);
    private final Sweeper sweeper = new Sweeper(core.scripts(), keys, core.registry(), settings);
    private final List<RoomKeys> rooms = IntStream.range(0, ROOMS).mapToObj(i -> RoomKeys.ofRoom(keys, "room-" + i)).toList();

    @AfterEach
    void end() {
        client.close(Duration.ZERO);
    }

    private static RoomSettings settings(Duration lease) {
        return new RoomSettings(lease, Duration.ofMillis(200), Duration.ofMillis(200), 10, Duration.ofMinutes(1), 1000, false,
                100, SlowClient.CLOSE, 1000);
    }

    private void join(List<RoomKeys> some) {
        join(core, some);
    }

    private static void join(RoomsCore core, List<RoomKeys> some) {
        core.registry().renew(some.stream().map(RoomKeys::base).collect(Collectors.toSet())).await().indefinitely();
        Multi.createFrom().iterable(some)
                .onItem().transformToUniAndMerge(each -> core.scripts().join(each, "dead", ADA)).collect().asList()
                .await().indefinitely();
    }

    private long members(RoomKeys room) {
        return TestRedis.RAW.number("HLEN", room.members());
    }

    @Test
    void sweep_manyRooms_isDoneInOneGo() {
        join(rooms);
        await().pollDelay(LEASE.multipliedBy(2)).until(() -> true);

        sweeper.sweep();

        await().atMost(Duration.ofSeconds(30)).until(() -> rooms.stream().allMatch(room -> members(room) == 0));
    }

    @Test
    void sweep_moreConnectionsOfOneRoomThanAScriptTakes_isDoneInOneGo() {
        RoomKeys room = rooms.get(0);
        core.registry().register(room.base()).await().indefinitely();
        Multi.createFrom().range(0, 3 * RoomScripts.MOST_CONNECTIONS + 100)
                .onItem().transformToUniAndMerge(i -> core.scripts().join(room, "dead-" + i, ADA)).collect().asList()
                .await().indefinitely();
        await().pollDelay(LEASE.multipliedBy(2)).until(() -> true);

        sweeper.sweep();

        await().untilAsserted(() -> assertThat(members(room)).isZero());
    }

    @Test
    void sweep_leaseNotEnded_changesNothing() {
        List<RoomKeys> one = rooms.subList(0, 1);
        join(new RoomsCore(client.patterns(), settings(Duration.ofMinutes(1))), one);
        TestRedis.RAW.send("ZADD", RoomKeys.due(keys, 0), 1, one.get(0).base());
        double soon = System.currentTimeMillis() + 30_000.0; // later than a room is due that is being swept

        sweeper.sweep();

        await().until(() -> TestRedis.RAW.send("ZSCORE", RoomKeys.due(keys, 0), one.get(0).base()).toDouble() > soon);
        assertThat(members(one.get(0))).isEqualTo(1);
    }

    @Test
    void sweep_brokenRoom_doesNotHoldUpOthers() {
        List<RoomKeys> two = rooms.subList(0, 2);
        join(two);
        TestRedis.RAW.send("DEL", two.get(0).expiry());
        TestRedis.RAW.send("SET", two.get(0).expiry(), "no sorted set");
        await().pollDelay(LEASE.multipliedBy(2)).until(() -> true);

        sweeper.sweep();

        await().until(() -> members(two.get(1)) == 0);
    }

    @Test
    void sweep_resting_waits() {
        List<RoomKeys> one = rooms.subList(0, 1);
        join(one);
        await().pollDelay(LEASE.multipliedBy(2)).until(() -> true);
        sweeper.rest();

        sweeper.sweep();

        assertThat(members(one.get(0))).isEqualTo(1);
        await().until(() -> {
            sweeper.sweep();
            return members(one.get(0)) == 0;
        });
    }
}
