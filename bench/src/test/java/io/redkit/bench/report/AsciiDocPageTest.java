package io.redkit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class AsciiDocPageTest {

    private static final String PAGE = AsciiDocPage.of(new Machine(Map.of("Processors", "2 of a | kind")),
            Grid.of(Samples.ALL), Map.of(Samples.SCENARIO, "get.svg"));

    @Test
    void throughput_ofAClientWithoutAllCallers_hasAnEmptyCell() {
        assertThat(PAGE.lines()).contains("|Client |1 |512", "|fast |10 k |1.00 M", "|limit | |2.50 M");
    }

    @Test
    void costs_ofMostCallers_tellErrorsAndWhatIsUnknown() {
        assertThat(PAGE.lines()).contains("|limit |- |- |300 |700 |2");
    }

    @Test
    void fact_withABar_isEscaped() {
        assertThat(PAGE).contains("|Processors|2 of a \\| kind");
    }

    @Test
    void scenario_withAPlot_showsIt() {
        assertThat(PAGE).contains("image::get.svg[");
    }
}
