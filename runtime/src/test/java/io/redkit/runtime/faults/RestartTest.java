package io.redkit.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.redkit.testkit.faults.FaultBed;
import io.redkit.testkit.faults.Restart;

class RestartTest {

    /** The longest waits of the backoff end after one to two seconds; after two, the client is degraded. */
    @ParameterizedTest
    @ValueSource(ints = { 0, 1200, 1600, 2500 })
    void restart_onTheSamePort_worksWithinASecond(int awayMillis) {
        try (FaultBed bed = new FaultBed()) {
            Duration recovered = Restart.measure(bed, FaultBed.defaults(bed.server().port()), Duration.ofMillis(awayMillis));

            assertThat(recovered).isLessThanOrEqualTo(Duration.ofSeconds(1));
        }
    }
}
