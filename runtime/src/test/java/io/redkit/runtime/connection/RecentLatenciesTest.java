package io.redkit.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RecentLatenciesTest {

    private final RecentLatencies latencies = new RecentLatencies();

    @Test
    void p99_nothingRecorded_isUnknown() {
        assertThat(latencies.p99()).isNull();
    }

    @Test
    void p99_oneOutlierInAThousand_isOfTheUsual() {
        record(999, Duration.ofMillis(1));
        record(1, Duration.ofSeconds(1));

        assertThat(latencies.p99()).isBetween(Duration.ofMillis(1), Duration.ofNanos(1_300_000));
    }

    @Test
    void p99_fiveOfAHundredAreSlow_isOfTheSlow() {
        record(95, Duration.ofMillis(1));
        record(5, Duration.ofMillis(100));

        assertThat(latencies.p99()).isBetween(Duration.ofMillis(100), Duration.ofMillis(130));
    }

    @Test
    void p99_slowTimesLongAgo_fade() {
        record(4000, Duration.ofMillis(100));
        record(40_000, Duration.ofMillis(1));

        assertThat(latencies.p99()).isLessThan(Duration.ofMillis(2));
    }

    @Test
    void percentile_ofSeveralConnections_isThatOfAllAnswers() {
        record(60, Duration.ofMillis(1));
        RecentLatencies other = new RecentLatencies();
        for (int i = 0; i < 40; i++) {
            other.record(Duration.ofMillis(100).toNanos());
        }
        latencies.add(other);

        assertThat(latencies.percentile(50)).isBetween(Duration.ofMillis(1), Duration.ofMillis(2));
        assertThat(latencies.percentile(99)).isBetween(Duration.ofMillis(100), Duration.ofMillis(130));
    }

    @Test
    void record_extremes_areTaken() {
        latencies.record(0);
        latencies.record(Long.MAX_VALUE);

        assertThat(latencies.p99()).isNotNull();
    }

    private void record(int times, Duration latency) {
        for (int i = 0; i < times; i++) {
            latencies.record(latency.toNanos());
        }
    }
}
