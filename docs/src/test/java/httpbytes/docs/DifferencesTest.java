package httpbytes.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of differences is what the servers do today. */
class DifferencesTest {

    private static final Path PAGE = Path.of("differences.md");
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    @Test
    void thePageShowsWhatTheServersDo() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(begin).as("the marks around the table").isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);

        String table = Differences.table();
        if (System.getProperty("update-pages") != null) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("the table in docs/differences.md; `mvn -pl docs -am verify -Dupdate-pages` writes it anew")
                    .isEqualTo(table);
        }
    }
}
