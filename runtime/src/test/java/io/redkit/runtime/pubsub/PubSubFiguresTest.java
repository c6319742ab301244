package io.redkit.runtime.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.redkit.testkit.Shortest;
import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.ReliableRun;
import io.redkit.testkit.faults.RestoredSubscriptions;

/** The figures of channels in short. */
class PubSubFiguresTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FaultBed bed = new FaultBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void subscriptions_serverRestarted_areAllRestoredWithinASecond() {
        try (RestoredSubscriptions subscriptions = new RestoredSubscriptions(bed, 1000)) {
            for (Duration away : List.of(Duration.ofMillis(100), Duration.ofMillis(1500))) {
                assertThat(Shortest.of(SECOND, () -> subscriptions.restart(away))).isLessThan(SECOND);
            }
        }
    }

    @Test
    void reliableChannel_connectionsReset_losesNothingAndRepeatsNothing() {
        ReliableRun.Result result = ReliableRun.execute(bed, 3200, 10);

        assertThat(result.violations(3200)).as(result.toString()).isZero();
        assertThat(result.reconnects()).isGreaterThanOrEqualTo(10);
    }
}
