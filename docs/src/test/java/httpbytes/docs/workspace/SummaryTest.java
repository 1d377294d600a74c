package httpbytes.docs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last words of a build count what ran in it, and leave out no reason. */
@Tag("quick")
class SummaryTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path workspace;

    private void report(String module, String name, Instant time, String... cases) throws IOException {
        Path file = workspace.resolve(module).resolve("target/surefire-reports/TEST-" + name + ".xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<testsuite>" + String.join("", cases) + "</testsuite>");
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private static String skipped(String reason) {
        return "<testcase classname='a.ProxyTest' name='b'><skipped message='" + reason + "'/></testcase>";
    }

    private String text(String tags) throws IOException {
        List<Path> modules = List.of(workspace.resolve("one"), workspace.resolve("two"), workspace.resolve("none"));
        return new Summary(modules, BEGIN).text(tags);
    }

    @Test
    void countsWhatRan() throws IOException {
        report("one", "a.ATest", BEGIN, "<testcase classname='a.ATest' name='b'/>".repeat(1_100));
        report("one", "a.BTest", BEGIN.minusSeconds(1), "<testcase classname='a.BTest' name='of another run'/>");
        report("two", "a.CTest", BEGIN.plusSeconds(9), "<testcase classname='a.CTest' name='b'/>");

        assertThat(text("quick")).isEqualTo("""

                  1,100 one
                      1 two
                  1,101 tests that are tagged quick, none of them skipped
                The thorough suite takes minutes, and goes further: mvn verify -Dthorough

                """);
    }

    @Test
    void saysWhyATestWasSkipped() throws IOException {
        report("one", "a.ProxyTest", BEGIN, skipped("Assumption failed: not installed: nginx").repeat(2),
                skipped("false ==> no reason"));

        assertThat(text("thorough")).isEqualTo("""

                      3 one
                      3 tests that are tagged thorough, 3 of them skipped:
                      1 ProxyTest: no reason
                      2 ProxyTest: not installed: nginx
                The quick suite is run by: mvn verify

                """);
    }
}
