package httpbytes.docs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.Nginx;
import httpbytes.docs.parties.SingleFileProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program of chapter 20; the newcomer of the pages types it as a learner does. */
@Tag("thorough")
class RollingRestartTest {

    private static final String PROGRAM = "docs/proxy/RollingRestart.java";

    private record Run(int exitCode, String printed) {
    }

    private static Run run(Path folder, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(SingleFileProgram.command(Path.of("proxy", "RollingRestart.java")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }

    @Test
    void losesNothingAndDoesNothingTwice() throws Exception {
        Nginx.require();
        Run run = run(Path.of(".."), "--requests", "20000", "--class-path", System.getProperty("java.class.path"));

        assertThat(run.printed()).contains(" stopped in ", ", exit code 143\n", " is back\n")
                .containsPattern("(?m)^([0-9,]{6,}) requests: \\1 answered with their own token, 0 lost, 0 done "
                        + "twice$");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void saysWhereItHasToBeTyped() throws Exception {
        assertThat(run(Path.of("."))).isEqualTo(
                new Run(2, "Type this in the folder of the repository, where docs/proxy/nginx.conf is.\n"));
    }

    @Test
    void saysWhatItsOptionsAre() throws Exception {
        for (String[] options : new String[][] {{"--request", "1"}, {"--requests"}, {"--requests", "0"},
                {"--requests", "many"}}) {
            assertThat(run(Path.of(".."), options)).isEqualTo(new Run(2, "Usage: java " + PROGRAM
                    + " [--requests NUMBER] [--class-path CLASSES]; NUMBER is at most 9999999.\n"));
        }
    }
}
