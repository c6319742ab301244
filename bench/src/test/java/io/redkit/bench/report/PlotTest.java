package io.redkit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotTest {

    @Test
    void plot_ofAScenario_hasALineForEachClientAndAPointForEachResult() throws Exception {
        Document svg = parse(Plot.of(new Grid(Samples.SCENARIO, Samples.ALL)));
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
    }

    @Test
    void moreOperations_areHigher() throws Exception {
        Document svg = parse(Plot.of(new Grid(Samples.SCENARIO, List.of(Samples.FAST_1, Samples.FAST_512))));
        assertThat(heightOf(svg, 1)).isLessThan(heightOf(svg, 0));
    }

    @Test
    void clientThatFailed_hasNoPoint() throws Exception {
        Result failed = new Result("a < b", Samples.SCENARIO, 1, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 9);
        Document svg = parse(Plot.of(new Grid(Samples.SCENARIO, List.of(failed))));
        assertThat(svg.getElementsByTagName("circle").getLength()).isZero();
    }

    private static double heightOf(Document svg, int point) {
        return Double.parseDouble(svg.getElementsByTagName("circle").item(point).getAttributes().getNamedItem("cy")
                .getNodeValue());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
