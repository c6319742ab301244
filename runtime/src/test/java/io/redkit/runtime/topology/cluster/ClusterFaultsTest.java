package io.redkit.runtime.topology.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.ReadFrom;
import io.redkit.devserver.RedisServer;
import io.redkit.runtime.RedkitClient;
import io.redkit.runtime.topology.Slots;
import io.redkit.testkit.Shortest;
import io.redkit.testkit.faults.ClusterBed;
import io.redkit.testkit.faults.EventLoops;
import io.redkit.testkit.faults.LoadFailure;
import io.redkit.testkit.faults.LoadResult;
import io.redkit.testkit.faults.MasterLoss;
import io.redkit.testkit.faults.PlannedFailover;
import io.redkit.testkit.faults.ReplicaLoss;
import io.redkit.testkit.faults.SlotMove;
import io.vertx.core.Context;

/** What 200 callers see of the faults of a cluster. */
@DisabledOnOs(OS.WINDOWS)
class ClusterFaultsTest {

    private static final String KEY = "mute-2435"; // in slot 0
    private static final Duration LONGER_THAN_AN_ELECTION = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static ClusterBed bed;

    @BeforeAll
    static void start() {
        bed = new ClusterBed();
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @ParameterizedTest
    @EnumSource(value = ReadFrom.class, names = { "MASTER", "PREFER_REPLICA" })
    void replica_thatIsKilled_failsNoCommand(ReadFrom policy) {
        LoadResult result = ReplicaLoss.byKill(bed, bed.defaults(), policy);

        assertThat(result).matches(LoadResult::isSound, "is sound");
        assertThat(result.failuresByKind()).isEmpty();
    }

    @Test
    void master_thatIsKilled_failsNoCommandOfOthersAndIsReplacedWithinASecond() {
        assertReplacedWithinASecond(() -> {
            MasterLoss loss = MasterLoss.byKill(bed, bed.defaults());

            assertThat(loss.load()).matches(LoadResult::isSound, "is sound");
            assertThat(loss.failuresOfOtherSlots()).as("%s", loss.load()).isZero();
            assertThat(loss.failuresWithoutKeys()).as("%s", loss.load()).isZero();
            return loss;
        });
    }

    private static void assertReplacedWithinASecond(Supplier<MasterLoss> measurement) {
        assertThat(Shortest.of(SECOND, () -> measurement.get().recovered())).isLessThanOrEqualTo(SECOND);
    }

    @Test
    void master_thatIsReplacedInTime_failsWritesInFlightAtMost() {
        MasterLoss loss = MasterLoss.byKill(bed,
                bed.defaults().commandTimeout(LONGER_THAN_AN_ELECTION).degradedAfter(Duration.ofMinutes(1)));

        assertThat(loss.load().failures()).as("%s", loss.load()).allMatch(LoadFailure::isWriteInFlight);
    }

    @Test
    void master_thatIsMute_failsNoCommandOfOthersAndIsReplacedWithinASecond() {
        assertReplacedWithinASecond(() -> {
            MasterLoss loss = MasterLoss.byPause(bed, bed.defaults());

            assertThat(loss.load()).matches(LoadResult::isSound, "is sound");
            assertThat(loss.failuresOfOtherSlots()).as("%s", loss.load()).isZero();
            return loss;
        });
    }

    @Test
    void failover_thatIsPlanned_failsWritesInFlightAtMost() {
        LoadResult result = PlannedFailover.measure(bed, bed.defaults());

        assertThat(result).matches(LoadResult::isSound, "is sound");
        assertThat(result.failures()).allMatch(LoadFailure::isWriteInFlight);
    }

    @Test
    void slots_thatMoveWithTheirKeys_failNoCommand() {
        LoadResult result = SlotMove.measure(bed, bed.defaults(), 100);

        assertThat(result).matches(LoadResult::isSound, "is sound");
        assertThat(result.failuresByKind()).isEmpty();
    }

    @Test
    void master_thatIsMuteWhileOneConnectionIsIdle_isReplacedAllTheSame() {
        List<Context> loops = EventLoops.of(bed.vertx());
        bed.heal();
        RedisServer master = bed.cluster().masterOf(Slots.of(KEY)).server();
        RedkitClient client = bed.open(bed.defaults());
        try {
            for (Context loop : loops) {
                assertThat(get(loop, client)).succeedsWithin(PATIENCE);
            }
            master.pause();
            assertThat(get(loops.get(0), client)).failsWithin(PATIENCE); // and with it the only connection that was asked
            MasterLoss.awaitSuccessor(bed, master);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(loops.get(0), client)).succeedsWithin(Duration.ofSeconds(1)));
        } finally {
            master.resume();
            client.close(Duration.ZERO);
        }
    }

    private static CompletableFuture<String> get(Context loop, RedkitClient client) {
        CompletableFuture<String> value = new CompletableFuture<>();
        loop.runOnContext(
                ignored -> client.reactive().get(KEY).subscribe().with(value::complete, value::completeExceptionally));
        return value;
    }
}
