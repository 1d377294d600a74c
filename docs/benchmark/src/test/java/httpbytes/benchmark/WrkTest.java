package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("thorough")
class WrkTest {

    @Test
    void readsTheNumbersThatItsScriptPrints() throws IOException {
        var load = Wrk.parse("Running 2s test @ http://127.0.0.1:5000/api\n  2 threads\nmeasured 400000 89600000 "
                + "2000000 0 3\n");

        assertThat(load).isEqualTo(new Wrk.Load(400_000, 89_600_000, 2_000_000, 0, 3));
        assertThat(load.requestsPerSecond()).isEqualTo(200_000);
    }

    /** Every right answer counts, and nothing else: this is how the benchmark itself loads a server. */
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void loadsAServer(Scenario scenario) throws IOException {
        assumeWrk();
        try (var server = new ServerProcess(Contender.socketServer())) {
            assertThat(Comparison.checkedLoad(server, scenario, 1, Cores.ALL).requestsPerSecond()).isPositive();
        }
    }

    private static void assumeWrk() {
        try {
            Wrk.check();
        } catch (IOException missing) {
            assertThat(System.getenv("CI")).as(missing.getMessage()).isNull();
            assumeTrue(false, missing.getMessage());
        }
    }

    @Test
    void saysWhatCameInsteadOfNumbers() {
        assertThatIOException().isThrownBy(() -> Wrk.parse("unable to connect to 127.0.0.1:5000 Connection refused\n"))
                .withMessage("wrk did not report what it measured, but said: "
                        + "unable to connect to 127.0.0.1:5000 Connection refused\n");
    }
}
