package httpbytes.docs.contract;

import httpbytes.docs.pages.GeneratedPage;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of octets is what the servers do today, and says why wherever they differ. */
@Tag("thorough")
class OctetsTest {

    @Test
    void thePageShowsWhatTheServersDo() throws Exception {
        GeneratedPage.assertShows(Path.of("octets.md"), Octets.table());
    }
}
