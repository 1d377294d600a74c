package httpbytes.docs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.GeneratedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No test class is forgotten, by Maven or by the list on the page. */
@Tag("quick")
class SuitesTest {

    private static final Path WORKSPACE = Path.of("..");

    @Test
    void eachClassIsInOneOfThem() throws IOException {
        List<String> problems = new ArrayList<>();
        var table = new StringBuilder("| module | quick | thorough |\n|---|---|---|\n");
        for (Path module : Workspace.modules(WORKSPACE)) {
            Suites suites = Suites.of(module);
            problems.addAll(suites.problems());
            table.append(suites.row(WORKSPACE.relativize(module).toString().replace('\\', '/')));
        }
        assertThat(problems).isEmpty();
        GeneratedPage.assertShows(Path.of("how-these-pages-are-kept-true.md"), table.toString());
    }

    private static Suites suites(String name, String source) {
        var suites = new Suites();
        suites.add(name, source);
        return suites;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@Tag(\"slow\")\n", "@Tag(\"quick\")\n@Tag(\"thorough\")\n", "@Tag(\"exercise\")\n"})
    void aClassWithoutATagOrWithTwoIsFound(String tags) {
        String source = "class ATest {\n\n    @Test\n    void isSo() {\n    }\n}\n";

        assertThat(suites("ATest", tags + source).problems()).hasSize(1).first().asString()
                .startsWith("ATest has the tags [");
        assertThat(suites("ATest", "@Tag(\"quick\")\n" + source).problems()).isEmpty();
        assertThat(suites("ATest", "@Tag(\"thorough\")\n" + source).row("m")).isEqualTo("| `m` |  | ATest |\n");
        assertThat(suites("Atest", "@Tag(\"quick\")\n" + source).problems()).hasSize(1).first().asString()
                .contains("end its name with Test");
    }
}
