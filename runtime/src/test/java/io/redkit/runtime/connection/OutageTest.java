package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.redkit.runtime.config.ResilienceSettings;
import io.redkit.testkit.TestSettings;
import io.redkit.testkit.faults.FaultBed;

class OutageTest {

    /** Or a server that is back could wait longer for its clients than after an outage of hours. */
    @Test
    void nextDelay_manyFailures_isNeverLongerThanBetweenProbes() {
        ResilienceSettings settings = FaultBed.defaults(1).build().resilience();
        Outage outage = new Outage(settings);
        outage.begin(System.nanoTime());

        for (int failures = 0; failures < 20; failures++) {
            assertThat(outage.nextDelay()).isLessThanOrEqualTo(settings.degraded().probeInterval());
        }
    }

    @Test
    void nextDelay_fixedDelays_areTakenInTheirOrder() {
        Duration[] delays = { Duration.ofSeconds(1), Duration.ofSeconds(3) };
        Outage outage = new Outage(TestSettings.at(1).reconnectAfter(delays).build().resilience());

        assertThat(outage.nextDelay()).isEqualTo(delays[0]);
    }
}
