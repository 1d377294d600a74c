package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.Facts.Fact;
import httpbytes.docs.pages.Requirements.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of requirements is made from the tests that show them, and from the facts on which they rest. */
@Tag("quick")
class RequirementsTest {

    @Test
    void thePageShowsWhatTheTestsShow() throws IOException {
        Map<String, List<Requirement>> shown = Requirements.all().stream()
                .collect(Collectors.groupingBy(requirement -> requirement.said().key()));
        assertThat(shown).as("facts that a test shows").hasSizeGreaterThan(50);

        var page = new StringBuilder();
        for (String document : new TreeSet<>(Facts.all().rows().stream().map(Fact::document).toList()).descendingSet()) {
            String rows = Facts.all().rows().stream()
                    .filter(fact -> fact.document().equals(document) && shown.containsKey(fact.key()))
                    .map(fact -> row(fact, shown.get(fact.key()))).collect(Collectors.joining());
            if (!rows.isEmpty()) {
                page.append("## RFC ").append(document).append("\n\n")
                        .append("| section | level, and whom it binds | what it asks | shown by |\n|---|---|---|---|\n")
                        .append(rows).append('\n');
            }
        }
        GeneratedPage.assertShows(Path.of("requirements.md"), page.toString());
    }

    @Test
    void everyTestSaysWhatItsFactSays() throws IOException {
        assertThat(Requirements.all().stream().map(Requirement::problem).flatMap(Optional::stream)).isEmpty();
    }

    private static String row(Fact fact, List<Requirement> shown) {
        return "| [%s](https://www.rfc-editor.org/rfc/rfc%s.html#section-%s) | %s | %s | %s |\n".formatted(
                fact.section(), fact.document(), fact.section(), fact.level().equals("none") ? "none"
                        : fact.level() + "<!-- " + fact.key() + " -->, " + fact.whom(),
                fact.asks(), shown.stream().map(RequirementsTest::test).collect(Collectors.joining("<br>")));
    }

    private static String test(Requirement requirement) {
        String name = requirement.file().getFileName().toString().replace(".java", "");
        return "[%s](%s) %s%s".formatted(name, requirement.file().toString().replace('\\', '/'), requirement.test(),
                requirement.here().isEmpty() ? "" : ": " + requirement.here());
    }
}
