package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class CoresTest {

    @Test
    void keepAServerAndItsLoadApart() throws IOException {
        assumeTrue(Cores.possible().contains(Cores.APART), "There is no taskset, or one core only.");

        String server = coresSeenBy(Cores.APART.forServer(List.of("grep", "Cpus_allowed_list", "/proc/self/status")));
        String load = coresSeenBy(Cores.APART.forLoad(List.of("grep", "Cpus_allowed_list", "/proc/self/status")));

        assertThat(server).matches("Cpus_allowed_list:\\s+\\d+\n").isNotEqualTo(load);
        assertThat(load).matches("Cpus_allowed_list:\\s+\\d+\n");
    }

    @Test
    void takeNothingAwayFromBoth() throws IOException {
        assertThat(Cores.ALL.forServer(List.of("java"))).containsExactly("java");
        assertThat(Cores.ALL.forLoad(List.of("wrk"))).containsExactly("wrk");
    }

    private static String coresSeenBy(List<String> command) throws IOException {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes());
    }
}
