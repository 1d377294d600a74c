package httpbytes.docs.pages;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of requirements is made from the tests that show them. */
@Tag("quick")
class RequirementsTest {

    private static final Path TESTS = Path.of("../socket-server/src/test/java/httpbytes/socketserver");
    private static final Pattern REQUIREMENT = Pattern.compile("@Rfc\\(section = \"([0-9]+), ([0-9.]+)\", level = "
            + "\"([A-Z ]+)\",\\s+rule = \"([^\"]+)\"\\)(?:\\s+@\\w+(?:\\([^)]*\\))?)*\\s+void (\\w+)\\(");

    private record Requirement(int document, String section, String level, String rule, Path file, String test) {

        /** Sections in the order of the document: 3.2.10 after 3.2.9. */
        private String sortKey() {
            return Arrays.stream(section.split("[.]")).map("%3s"::formatted).collect(Collectors.joining());
        }

        private String row() {
            String name = file.getFileName().toString().replace(".java", "");
            return "| [%s](https://www.rfc-editor.org/rfc/rfc%d.html#section-%s) | %s | %s | [%s](%s) %s |\n".formatted(
                    section, document, section, level, rule, name, file.toString().replace('\\', '/'), test);
        }
    }

    @Test
    void thePageShowsWhatTheTestsShow() throws IOException {
        List<Requirement> requirements = requirements();
        assertThat(requirements).as("requirements in the tests").hasSizeGreaterThan(50);

        var page = new StringBuilder();
        for (int document : new int[] {9112, 9110, 3986, 7578, 2046}) {
            page.append("## RFC %d%n%n| section | level | an origin server has to … | shown by |%n|---|---|---|---|%n"
                    .formatted(document).replace("\r\n", "\n"));
            requirements.stream().filter(requirement -> requirement.document() == document)
                    .forEach(requirement -> page.append(requirement.row()));
            page.append('\n');
        }
        GeneratedPage.assertShows(Path.of("requirements.md"), page.toString());
    }

    private static List<Requirement> requirements() throws IOException {
        List<Requirement> requirements = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String source = Files.readString(file);
                Matcher matcher = REQUIREMENT.matcher(source);
                int found = 0;
                while (matcher.find()) {
                    found++;
                    requirements.add(new Requirement(Integer.parseInt(matcher.group(1)), matcher.group(2),
                            matcher.group(3), matcher.group(4), file, matcher.group(5)));
                }
                assertThat(found).as("requirements read in %s", file).isEqualTo(source.split("@Rfc\\(", -1).length - 1);
            }
        }
        Comparator<Requirement> order = comparing(Requirement::sortKey).thenComparing(Requirement::level)
                .thenComparing(Requirement::rule);
        return requirements.stream().sorted(order).toList();
    }
}
