package io.redkit.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.redkit.ConnectionState;
import io.redkit.testkit.faults.BlackHole;
import io.redkit.testkit.faults.FaultBed;

class BlackHoleTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource(names = { "RECONNECTING", "DEGRADED" })
    void blackHole_noFin_isDetectedAndLeftInTime(ConnectionState until) {
        try (FaultBed bed = new FaultBed()) {
            BlackHole seen = BlackHole.measure(bed, FaultBed.defaults(bed.proxy().port()).commandTimeout(TIMEOUT), until);

            assertThat(seen.detected()).isBetween(TIMEOUT, TIMEOUT.multipliedBy(2));
            assertThat(seen.ended()).isLessThanOrEqualTo(TIMEOUT.multipliedBy(2));
            assertThat(seen.recovered()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        }
    }
}
