package io.redkit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotTest {

    private static final List<String> CLIENTS = List.of("fast", "limit");

    @Test
    void plot_ofAScenario_hasALineForEachClientAndAPointForEachResult() throws Exception {
        Document svg = parse(Plot.of(new Grid(Samples.SCENARIO, Samples.ALL), CLIENTS));
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
    }

    @Test
    void moreOperations_areHigher() throws Exception {
        Document svg = parse(Plot.of(new Grid(Samples.SCENARIO, List.of(Samples.FAST_1, Samples.FAST_512)), CLIENTS));
        assertThat(heightOf(svg, 1)).isLessThan(heightOf(svg, 0));
    }

    @Test
    void client_inAPlotWithoutTheOthers_keepsItsColour() {
        Grid both = new Grid(Samples.SCENARIO, Samples.ALL);
        Grid second = new Grid(Samples.SCENARIO, List.of(Samples.LIMIT_512));
        assertThat(lastColour(Plot.of(second, CLIENTS))).isEqualTo(lastColour(Plot.of(both, CLIENTS)));
    }

    @Test
    void clientThatFailed_hasNoPoint() throws Exception {
        Result failed = new Result("a < b", Samples.SCENARIO, 1, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 9);
        Document svg = parse(Plot.of(new Grid(Samples.SCENARIO, List.of(failed)), CLIENTS));
        assertThat(svg.getElementsByTagName("circle").getLength()).isZero();
    }

    private static String lastColour(String svg) {
        int at = svg.lastIndexOf("stroke=\"#");
        return svg.substring(at, svg.indexOf(' ', at));
    }

    private static double heightOf(Document svg, int point) {
        return Double.parseDouble(svg.getElementsByTagName("circle").item(point).getAttributes().getNamedItem("cy")
                .getNodeValue());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
