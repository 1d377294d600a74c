package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.Citations.Citation;
import httpbytes.docs.pages.Facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of facts holds what is used, and no more: nobody looks after a row that nothing rests on. */
@Tag("quick")
class FactsTest {

    @Test
    void eachFactIsUsed() throws IOException {
        Set<String> named = new HashSet<>();
        Requirements.all().forEach(requirement -> named.add(requirement.said().key()));
        for (Path page : Page.all()) {
            named.addAll(Levels.keys(Page.read(page)));
        }
        assertThat(Facts.all().rows().stream().filter(fact -> !fact.level().equals("none"))
                .map(Fact::key).filter(key -> !named.contains(key)))
                .as("facts with a level, and neither a test nor a MUST, SHOULD or MAY of a page that names it").isEmpty();
    }

    @Test
    void eachDefinitionIsCited() throws IOException {
        Set<String> cited = new HashSet<>();
        for (String module : List.of("socket-server", "raw-clients", "docs")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module))) {
                for (Path file : files.filter(FactsTest::mayCite).toList()) {
                    Citations.in(Files.readString(file)).forEach(citation -> cited.add(place(citation)));
                }
            }
        }
        assertThat(Facts.all().rows().stream().filter(fact -> fact.level().equals("none"))
                .map(fact -> fact.document() + " " + fact.section()).filter(place -> !cited.contains(place)))
                .as("sections that are in the table, and nobody cites").isEmpty();
    }

    private static boolean mayCite(Path file) {
        String name = file.toString().replace('\\', '/');
        return name.matches(".*/(src|docs)/.*\\.java|.*/src/main/.*\\.json|.*\\.md") && !name.contains("/target/");
    }

    private static String place(Citation citation) {
        return citation.document() + " " + citation.section();
    }
}
