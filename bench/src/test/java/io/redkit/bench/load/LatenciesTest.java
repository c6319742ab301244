package io.redkit.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final double STEP = 1.0 / 32;

    private final Latencies latencies = new Latencies();

    @Test
    void percentile_ofUniformTimes_isExactToOneStep() {
        for (int micros = 1; micros <= 1000; micros++) {
            latencies.record(TimeUnit.MICROSECONDS.toNanos(micros));
        }
        assertThat(latencies.percentileMicros(0.50)).isCloseTo(500, within(500 * STEP));
        assertThat(latencies.percentileMicros(0.99)).isCloseTo(990, within(990 * STEP));
    }

    @Test
    void percentile_ofOneOutlierInTwo_isTheOutlierAtTheTopOnly() {
        latencies.record(10);
        latencies.record(TimeUnit.SECONDS.toNanos(1));
        assertThat(latencies.percentileMicros(0.5)).isLessThan(0.02);
        assertThat(latencies.percentileMicros(0.99)).isCloseTo(1e6, within(1e6 * STEP));
    }

    @Test
    void percentile_ofNothing_isZero() {
        assertThat(latencies.percentileMicros(0.99)).isZero();
    }

    @Test
    void add_ofAnother_countsBoth() {
        Latencies other = new Latencies();
        for (int i = 0; i < 99; i++) {
            other.record(100);
        }
        latencies.record(TimeUnit.MILLISECONDS.toNanos(5));
        latencies.add(other);
        assertThat(latencies.percentileMicros(0.99)).isLessThan(1);
        assertThat(latencies.percentileMicros(1)).isGreaterThan(4000);
    }
}
