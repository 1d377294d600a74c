package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class AllocationsTest {

    /** The octets of the field lines are the same however fast the machine is; more of them need more memory. */
    @Test
    void countWhatEachStepTakes() throws IOException {
        var results = new Results(Map.of());
        new Allocations().measure(results);

        for (String step : new String[] {Allocations.PARSING, Allocations.ANSWERING, Allocations.ENCODING}) {
            assertThat(results.median(Measure.ALLOCATED, Scenario.KEEP_ALIVE.title(), step)).as(step).isPositive();
        }
        assertThat(results.median(Measure.ALLOCATED, Scenario.BROWSER.title(), Allocations.PARSING))
                .isGreaterThan(results.median(Measure.ALLOCATED, Scenario.KEEP_ALIVE.title(), Allocations.PARSING));
    }
}
