package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under each exchange that sends something stands a link that opens the wire view with it; -Dupdate-pages sets it. */
@Tag("quick")
class TryItTest {

    static Stream<Path> pages() throws IOException {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void standsUnderEachExchange(Path path) throws IOException {
        GeneratedPage.assertIs(path, TryIt.linked(Page.read(path)));
    }

    @Test
    void namesTheOctetsThePauseAndTheServer() {
        String linked = TryIt.linked(Page.of(Path.of("page.md"), """
                Text.

                - ```http socket-server
                  > a\\r\\n
                  * a pause
                  > \\xff?
                  < HTTP/1.1 400…
                  ```

                ```http naive
                * the server dies
                ```

                ```http behind-nginx
                > Host: localhost:…\\r\\n
                ```
                """));

        assertThat(linked).isEqualTo("""
                Text.

                - ```http socket-server
                  > a\\r\\n
                  * a pause
                  > \\xff?
                  < HTTP/1.1 400…
                  ```

                  <sub>[try it in the wire view][try-1]</sub>

                ```http naive
                * the server dies
                ```

                ```http behind-nginx
                > Host: localhost:…\\r\\n
                ```

                <sub>[try it in the wire view][try-2]</sub>

                <!-- try it: begin -->
                [try-1]: http://127.0.0.1:5002/#r=YQ0K_z8&to=socket-server&pause=3
                [try-2]: http://127.0.0.1:5002/#r=SG9zdDogbG9jYWxob3N0OjUwMDANCg&to=both
                <!-- try it: end -->
                """);
        assertThat(TryIt.linked(Page.of(Path.of("page.md"), linked))).as("done twice").isEqualTo(linked);
    }

    @Test
    void namesARungWhereThePageSaysHowToAddOne() {
        String block = "```http ladder-3\n> a\n```\n";

        assertThat(TryIt.linked(Page.of(Path.of("page.md"), "`--target rung=5010`\n\n" + block)))
                .contains("#r=YQ&to=rung\n");
        assertThat(TryIt.linked(Page.of(Path.of("page.md"), block))).contains("#r=YQ&to=both\n");
    }
}
