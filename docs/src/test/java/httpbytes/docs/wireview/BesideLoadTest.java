package httpbytes.docs.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.GeneratedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the open page costs the server that it watches is said from what the benchmark measured, pair by pair. */
@Tag("quick")
class BesideLoadTest {

    private static final Path RESULTS = Path.of("benchmark/results/wire-view.csv");
    private static final double MOST = 0.10;

    @Test
    void thePageSaysWhatTheBenchmarkMeasured() throws IOException {
        List<String> results = Files.readAllLines(RESULTS);
        List<Double> without = rates(results, "without the page");
        List<Double> with = rates(results, "with the page");
        assertThat(with).hasSameSizeAs(without).hasSizeGreaterThan(2);
        List<Double> left = IntStream.range(0, with.size()).mapToObj(i -> with.get(i) / without.get(i)).sorted().toList();
        double median = left.get(left.size() / 2);

        assertThat(1 - median).as("what the open page costs").isLessThanOrEqualTo(MOST);
        GeneratedPage.assertShows(Path.of("wire-view.md"), "beside a load", String.format(Locale.ROOT, """
                JDK %s, %s cores, %d pairs: with the page open the server answered %.0f %% of what it answered without it, in
                the worst pair %.0f %%, in the best %.0f %%.
                """, machine(results, "JDK"), machine(results, "cores"), left.size(), 100 * median, 100 * left.get(0),
                100 * left.get(left.size() - 1)));
    }

    private static List<Double> rates(List<String> results, String which) {
        return results.stream().map(line -> line.split(";")).filter(cells -> cells.length > 2 && cells[2].equals(which))
                .map(cells -> Double.valueOf(cells[4])).toList();
    }

    private static String machine(List<String> results, String name) {
        String begin = "# " + name + ": ";
        return results.stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow()
                .substring(begin.length());
    }
}
