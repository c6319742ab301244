package io.redkit.runtime.topology.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.ReadFrom;
import io.redkit.testkit.faults.ClusterBed;
import io.redkit.testkit.faults.LoadFailure;
import io.redkit.testkit.faults.LoadResult;
import io.redkit.testkit.faults.MasterLoss;
import io.redkit.testkit.faults.PlannedFailover;
import io.redkit.testkit.faults.ReplicaLoss;
import io.redkit.testkit.faults.SlotMove;

/** What 200 callers see of the faults of a cluster. */
@DisabledOnOs(OS.WINDOWS)
class ClusterFaultsTest {

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
        MasterLoss loss = MasterLoss.byKill(bed, bed.defaults());

        assertThat(loss.load()).matches(LoadResult::isSound, "is sound");
        assertThat(loss.failuresOfOtherSlots()).as("%s", loss.load()).isZero();
        assertThat(loss.failuresWithoutKeys()).as("%s", loss.load()).isZero();
        assertThat(loss.recovered()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void master_thatIsMute_failsNoCommandOfOthersAndIsReplacedWithinASecond() {
        MasterLoss loss = MasterLoss.byPause(bed, bed.defaults());

        assertThat(loss.load()).matches(LoadResult::isSound, "is sound");
        assertThat(loss.failuresOfOtherSlots()).as("%s", loss.load()).isZero();
        assertThat(loss.recovered()).isLessThanOrEqualTo(Duration.ofSeconds(1));
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
}
