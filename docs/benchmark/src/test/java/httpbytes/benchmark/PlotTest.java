package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@Tag("quick")
class PlotTest {

    private final Plot plot = new Plot("Answers & more", List.of(
            new Plot.Bar("ours", 100_000, 90_000, 200_000, true),
            new Plot.Bar("a < b", 50_000, 50_000, 50_000, false)));

    @Test
    void drawsBarsAsLongAsTheirMedians() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        Element svg = factory.newDocumentBuilder().parse(new InputSource(new StringReader(plot.svg())))
                .getDocumentElement();
        NodeList bars = svg.getElementsByTagName("rect");

        assertThat(bars.getLength()).isEqualTo(2);
        double first = Double.parseDouble(((Element) bars.item(0)).getAttribute("width"));
        double second = Double.parseDouble(((Element) bars.item(1)).getAttribute("width"));
        assertThat(first).isEqualTo(2 * second);
        assertThat(svg.getAttribute("aria-label")).isEqualTo(plot.description());
    }

    @Test
    void saysTheSameInWords() {
        assertThat(plot.description()).isEqualTo("Answers & more: ours 100,000 (90,000 to 200,000); a < b 50,000.");
    }

    @Test
    void showsTheRangesAsNumbersToo() {
        assertThat(plot.svg()).contains("<text x=\"0\" y=\"40\">bar and number: the median; ",
                "text-anchor=\"end\">100,000 (90,000 to 200,000)</text>", "text-anchor=\"end\">50,000</text>");
    }

    @Test
    void showsThreeDigitsThatCount() {
        assertThat(Plot.number(0.8765)).isEqualTo("0.88");
        assertThat(Plot.number(12.34)).isEqualTo("12.3");
        assertThat(Plot.number(204_161.7)).isEqualTo("204,162");
    }
}
