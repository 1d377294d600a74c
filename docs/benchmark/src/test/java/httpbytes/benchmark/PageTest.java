package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No number on the page is typed by hand: all of them come from the files that runs have left. */
@Tag("quick")
class PageTest {

    private static final String HOW = "what is made from docs/benchmark/results; -Dupdate-pages makes it anew";

    @Test
    void showsWhatWasMeasured() throws IOException {
        if (System.getProperty("update-pages") != null) {
            Page.write();
        }
        assertThat(Page.reports()).as("reports of runs").isNotEmpty();
        assertThat(Files.readString(Page.FILE)).as(HOW).isEqualTo(Page.text());
        for (Report report : Page.reports()) {
            assertThat(report.plots()).as("plots").isNotEmpty();
            for (var plot : report.plots().entrySet()) {
                assertThat(Page.RESULTS.resolve(plot.getKey())).as(HOW).hasContent(plot.getValue().svg());
            }
        }
    }
}
