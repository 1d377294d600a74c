package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is measured answers rightly, and who does not is not measured. */
@Tag("thorough")
class ContenderTest {

    static List<Contender> servers() {
        return Contender.servers();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerAnswersEveryScenario(Contender contender) throws IOException {
        try (var server = new ServerProcess(contender)) {
            for (Scenario scenario : Scenario.values()) {
                assertThat(server.answerLength(scenario)).isGreaterThan(scenario.expectedContent().length());
            }
            assertThat(server.startSeconds()).isPositive();
        }
    }

    static List<Contender> stages() {
        return Contender.stages();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageAnswersToo(Contender contender) throws IOException {
        try (var server = new ServerProcess(contender)) {
            assertThat(server.answerLength(Scenario.PIPELINED)).isPositive();
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        var mute = new Contender("Mute", List.of(Contender.JAVA, "-version"));

        assertThatIOException().isThrownBy(() -> new ServerProcess(mute).close())
                .withMessageStartingWith("Mute does not answer: ");
    }

    @Test
    void aRequestAtAFixedRateIsAnsweredToo() throws IOException {
        try (var server = new ServerProcess(Contender.socketServer())) {
            List<Double> micros = FixedRate.run(server, Cores.ALL, 500, 1);

            assertThat(micros).hasSameSizeAs(FixedRate.COLUMNS).isSorted().allMatch(value -> value > 0);
        }
    }

    @Test
    void aWrongAnswerIsNoticed() throws IOException {
        try (var server = new ServerProcess(Contender.java("the limit", Limit.class.getName(), "PORT"))) {
            var load = new Wrk.Load(1_000, 999 * server.answerLength(Scenario.KEEP_ALIVE), 1, 0, 0);

            assertThatIOException().isThrownBy(() -> Comparison.check(server, Scenario.KEEP_ALIVE, load))
                    .withMessageStartingWith("the limit gave wrong answers to \"GET on persistent connections\": ");
        }
    }
}
