package httpbytes.docs.contract;

import httpbytes.docs.pages.GeneratedPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of differences is what the servers do today. */
class DifferencesTest {

    @Test
    void thePageShowsWhatTheServersDo() throws IOException {
        GeneratedPage.assertShows(Path.of("differences.md"), Differences.tables());
    }
}
