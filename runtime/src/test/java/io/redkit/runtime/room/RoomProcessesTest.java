package io.redkit.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.redkit.room.RoomEvent.Joined;
import io.redkit.room.RoomEvent.Left;
import io.redkit.room.RoomEvent.Reason;
import io.redkit.runtime.RedkitClient;
import io.redkit.testkit.TestRedis;
import io.redkit.testkit.rooms.LeaveRun;
import io.redkit.testkit.rooms.RoomProcess;
import io.redkit.testkit.rooms.RoomWorker;

/** Rooms of other processes, with the times that are not configured. */
class RoomProcessesTest {

    private static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            RoomWorker.class.getName());

    private final String name = UUID.randomUUID().toString();

    @Test
    void processes_killed_haveLeftWithinTenSeconds() {
        List<Long> millis = new LeaveRun(COMMAND, TestRedis.SERVER.port()).execute(name, 3);

        assertThat(millis).hasSize(3).allSatisfy(each -> assertThat(each).isLessThan(10_000));
    }

    @Test
    void process_stoodStillForLongerThanItsLease_leavesAndJoinsAgain() {
        RedkitClient client = TestRedis.client(settings -> settings.commandTimeout(Duration.ofSeconds(10)));
        RoomProcess process = null;
        try (ClientRooms rooms = new ClientRooms(client.patterns(), RoomSettings.DEFAULT);
                Witness witness = Witness.of(rooms, name)) {
            process = RoomProcess.start(COMMAND, TestRedis.SERVER.port(), name, "ada");
            process.awaitJoined();
            witness.await(Joined.class, 1);

            process.stop();
            assertThat(witness.await(Left.class, 1)).extracting(Left::reason).containsExactly(Reason.EXPIRED);
            assertThat(rooms.blocking().room(name).userCount()).isZero();
            process.goOn();

            witness.await(Joined.class, 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> rooms.blocking().isOnline("ada"));
            assertThat(rooms.blocking().room(name).connectionsOf("ada")).isEqualTo(1);
        } finally {
            if (process != null) {
                process.goOn();
                process.kill();
            }
            client.close(Duration.ZERO);
        }
    }
}
