package io.redkit.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.redkit.bench.load.Round;

class BenchmarkOutputTest {

    private static final String HEAD = "\"test\",\"rps\",\"avg_latency_ms\",\"min_latency_ms\",\"p50_latency_ms\","
            + "\"p95_latency_ms\",\"p99_latency_ms\",\"max_latency_ms\"\n";

    @Test
    void values_ofACommandWithQuotesAndCommas_areRead() {
        Round round = BenchmarkOutput.parse("WARNING: noise\n" + HEAD
                + "\"SET a \"b\",\"c\"\",\"25000.50\",\"0.100\",\"0.010\",\"0.023\",\"0.100\",\"0.167\",\"1.000\"\n");
        assertThat(round.opsPerSecond()).isEqualTo(25000.5);
        assertThat(round.p50Micros()).isEqualTo(23);
        assertThat(round.p99Micros()).isEqualTo(167);
        assertThat(round.cpuMicrosPerOp()).isNaN();
    }

    @Test
    void output_withoutValues_isTold() {
        assertThatThrownBy(() -> BenchmarkOutput.parse("Error: no connection")).hasMessageContaining("no connection");
    }
}
