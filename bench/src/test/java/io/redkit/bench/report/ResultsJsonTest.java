package io.redkit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

class ResultsJsonTest {

    @Test
    void result_written_hasTheAgreedNames() {
        assertThat(ResultsJson.write(List.of(Samples.FAST_512))).isEqualToIgnoringWhitespace("""
                [{"client":"fast","scenario":"GET 64 B, reactive","callers":512,"opsPerSecond":1000000,
                "cpuMicrosPerOp":0.25,"allocBytesPerOp":310.5,"p50Micros":200,"p99Micros":400,"errors":0}]""");
    }

    @Test
    void valueThatWasNotMeasured_isNull() {
        assertThat(ResultsJson.write(List.of(Samples.LIMIT_512))).contains("\"cpuMicrosPerOp\":null");
    }

    @Test
    void results_writtenAndRead_areTheSame() throws IOException {
        assertThat(ResultsJson.read(ResultsJson.write(Samples.ALL))).isEqualTo(Samples.ALL);
    }
}
