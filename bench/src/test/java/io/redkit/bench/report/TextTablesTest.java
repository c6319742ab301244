package io.redkit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTablesTest {

    @Test
    void table_ofAScenario_hasARowForEachClientAndAColumnForCallers() {
        assertThat(TextTables.of(Samples.ALL).strip().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly("GET 64 B, reactive|1|512|callers", "|fast|10 k|1.00 M|ops/s", "|limit|2.50 M|ops/s");
    }
}
