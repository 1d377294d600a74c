package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The words of the page about differences are made from all rounds, not from medians. */
@Tag("quick")
class ReportTest {

    private final Results results = new Results(new LinkedHashMap<>(Map.of("JDK", "25")));

    private void rounds(Measure measure, Scenario scenario, String server, double... values) {
        for (double value : values) {
            results.add(measure, scenario.title(), server, 1, value);
        }
    }

    private String markdown() {
        return new Report(results, "results/", "jdk-25").markdown();
    }

    @Test
    void saysOfAChoiceWhatItsRangesAllow() {
        rounds(Measure.STAGE, Scenario.KEEP_ALIVE, Contender.SOCKET_SERVER, 90, 100, 110);
        rounds(Measure.STAGE, Scenario.KEEP_ALIVE, "a write for each answer", 95, 105, 115);
        rounds(Measure.STAGE, Scenario.KEEP_ALIVE, "two writes for each answer", 40, 50, 60);
        rounds(Measure.STAGE, Scenario.KEEP_ALIVE, "no answers", 150, 200, 250);

        assertThat(markdown()).contains(
                "- *a write for each answer*: GET on persistent connections, inside the noise.\n",
                "- *two writes for each answer*: GET on persistent connections, slower, 0.50 of the socket server.\n",
                "- *no answers*: GET on persistent connections, faster, 2.00 of the socket server.\n",
                "| a write for each answer | 105 (≈ 1.05)<br>95.0 to 115 |\n");
    }

    @Test
    void saysWhoIsAheadOfTheSocketServer() {
        rounds(Measure.APART_RATE, Scenario.FORM, Contender.LIMIT, 120, 130, 140);
        rounds(Measure.APART_RATE, Scenario.FORM, Contender.SOCKET_SERVER, 90, 100, 110);
        rounds(Measure.APART_RATE, Scenario.FORM, "Jetty", 80, 99, 101);

        assertThat(markdown()).contains("### Beside other servers: one core for the server, another for the load\n",
                "- POST of a form on persistent connections: more: the limit; inside the noise: Jetty; less: none.\n");
    }

    @Test
    void namesWhoDidNotComeToRest() {
        results.add(Measure.WARM_UP, "all cores for both", "Jetty", 1, 20);
        results.add(Measure.WARM_UP_SPREAD, "all cores for both", "Jetty", 1, 4.9);
        results.add(Measure.WARM_UP, "all cores for both", "Netty", 1, 60);
        results.add(Measure.WARM_UP_SPREAD, "all cores for both", "Netty", 1, 7.25);

        assertThat(markdown()).contains("for 20 to 60 seconds before its first round that counts",
                "These did not come to rest, and their ranges show it: Netty (all cores for both, 7.25 %).");
    }

    @Test
    void comparesTheFirstTenSecondsWithLaterOnes() {
        rounds(Measure.RATE, Scenario.KEEP_ALIVE, "Jetty", 90, 100, 110);
        results.add(Measure.COLD, Cores.ALL.title(), "Jetty", 1, 50);

        assertThat(markdown()).contains("| server | all cores for both |\n|---|---:|\n| Jetty | 50.0 (0.50) |\n");
    }
}
