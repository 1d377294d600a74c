package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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

    /** What the text says about a choice names its row; whether that is faster is made by the build. */
    @Test
    void everyBulletAboutAChoiceNamesItsRow() throws IOException {
        String page = Files.readString(Page.FILE);
        int begin = page.indexOf("\n- ", page.indexOf("\n## What makes it so\n"));
        String[] bullets = page.substring(begin, page.indexOf("\n\n", begin)).split("\n- ");
        List<String> rows = Contender.stages().stream().map(Contender::name).toList();

        assertThat(bullets).hasSizeGreaterThan(2);
        for (String bullet : Arrays.asList(bullets).subList(1, bullets.length)) {
            List<String> named = Pattern.compile("\\*([^*]+)\\*(?!\\*)").matcher(bullet.replace("\n  ", " ")
                    .replaceFirst("^\\*\\*[^*]+\\*\\*", "")).results().map(match -> match.group(1)).toList();
            assertThat(named).as(bullet).isNotEmpty().isSubsetOf(rows);
            assertThat(bullet).as("no claim of its own about speed").doesNotContainPattern(
                    "\\b(faster|slower|fastest|slowest|quicker|pays|costs)\\b");
        }
    }
}
