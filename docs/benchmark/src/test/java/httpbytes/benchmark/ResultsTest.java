package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("quick")
class ResultsTest {

    @TempDir
    private Path folder;

    @Test
    void areReadAsTheyWereWritten() throws IOException {
        var results = new Results(Map.of("JDK", "25", "load before", "0.10"));
        results.add(Measure.RATE, "GET, 16 pipelined", "Jetty", 1, 123.25);
        results.add(Measure.START, "to the first answer", "Flask", 2, 0.5);
        Path file = folder.resolve("new/jdk-25.csv");
        results.write(file);

        var read = Results.read(file);

        assertThat(read.machine()).isEqualTo(results.machine());
        assertThat(read.scenarios(Measure.RATE)).containsExactly("GET, 16 pipelined");
        assertThat(read.servers(Measure.START)).containsExactly("Flask");
        assertThat(read.rounds(Measure.RATE, "GET, 16 pipelined", "Jetty")).containsExactly(123.25);
    }

    @Test
    void haveTheMedianOfTheirRounds() {
        var results = new Results(Map.of());
        for (double value : new double[] {9, 1, 5}) {
            results.add(Measure.RATE, "s", "odd", 1, value);
        }
        for (double value : new double[] {4, 1, 2, 9}) {
            results.add(Measure.RATE, "s", "even", 1, value);
        }
        assertThat(results.median(Measure.RATE, "s", "odd")).isEqualTo(5);
        assertThat(results.median(Measure.RATE, "s", "even")).isEqualTo(3);
        assertThat(results.median(Measure.CPU, "s", "odd")).isNaN();
    }

    @Test
    void areAheadOrBehindOnlyWhereNoRoundsOverlap() {
        var results = new Results(Map.of());
        for (double value : new double[] {10, 14, 12}) {
            results.add(Measure.RATE, "s", "ours", 1, value);
            results.add(Measure.RATE, "s", "faster", 1, value + 4.5);
            results.add(Measure.RATE, "s", "as fast", 1, value + 4);
            results.add(Measure.RATE, "s", "slower", 1, value - 4.5);
        }
        assertThat(results.order(Measure.RATE, "s", "faster", "ours")).isEqualTo(Results.Order.MORE);
        assertThat(results.order(Measure.RATE, "s", "as fast", "ours")).isEqualTo(Results.Order.INSIDE_THE_NOISE);
        assertThat(results.order(Measure.RATE, "s", "slower", "ours")).isEqualTo(Results.Order.LESS);
    }

    @Test
    void sayNothingOfTwoRounds() {
        var results = new Results(Map.of());
        for (double value : new double[] {10, 11}) {
            results.add(Measure.RATE, "s", "ours", 1, value);
            results.add(Measure.RATE, "s", "faster", 1, 2 * value);
        }
        assertThat(results.order(Measure.RATE, "s", "faster", "ours")).isEqualTo(Results.Order.INSIDE_THE_NOISE);
    }
}
