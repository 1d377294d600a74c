package httpbytes.docs.contract;

import httpbytes.docs.pages.GeneratedPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of differences is what the servers do today. */
@Tag("quick")
class DifferencesTest {

    @Test
    void thePageShowsWhatTheServersDo() throws IOException {
        GeneratedPage.assertShows(Path.of("differences.md"), Differences.tables());
    }
}
