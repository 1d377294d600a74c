package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.ServerProcess;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 17 follows one request through Spring, in Spring's own words. */
@Tag("quick")
class WayThroughSpringTest {

    /** As Boot writes a line: time, level, process, thread, the short name of a class, and what it says. */
    private static final Pattern SAID = Pattern.compile(".* DEBUG .*?[. ](\\w+) +: (.*)");
    private static final String FIRST = "DispatcherServlet: POST \"/api\"";

    @Test
    void thePageShowsWhatSpringSays() throws Exception {
        try (var server = new ServerProcess(Servers.FLASK_EQUIVALENT, "--logging.level.web=debug")) {
            try (var client = new WireClient(server.port())) {
                client.send("""
                        POST /api HTTP/1.1
                        Host: localhost
                        Content-Type: application/x-www-form-urlencoded
                        Content-Length: 8

                        name=Ada""");
                assertThat(client.answer().status()).isEqualTo(200);
            }
            server.tellToStop();
            server.exitCode();

            List<String> said = server.printed().stream().map(SAID::matcher).filter(Matcher::matches)
                    .map(line -> line.group(1) + ": " + line.group(2)).toList();
            String way = said.stream().dropWhile(line -> !line.startsWith(FIRST))
                    .map(line -> line + "\n").collect(Collectors.joining());
            assertThat(way).startsWith(FIRST).contains("Completed 200 OK");
            GeneratedPage.assertShows(Path.of("17-what-spring-does.md"), "log", "```text\n" + way + "```\n");
        }
    }
}
