package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.Programs;
import httpbytes.docs.parties.Servers;
import httpbytes.rawclients.RawClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The page for printing: its messages come from a server and the parser, and its commands do what it says. */
@Tag("quick")
class HandoutTest {

    private static final Path PAGE = Path.of("handout.html");
    private static final Pattern STATUS = Pattern.compile("<b>([1-5][0-9]{2})</b> ((?:[A-Z][A-Za-z]* ?)+)");
    private static final Pattern COMMAND = Pattern.compile("<td><code>(.*?)</code></td>");
    private static final Pattern CLIENT = Pattern.compile("mvn -q -pl raw-clients \"-Dexec\\.args=(.*)\"");

    @Test
    void showsMessagesAsTheyTravel() throws IOException {
        GeneratedPage.assertShows(PAGE, "request", Handout.request());
        GeneratedPage.assertShows(PAGE, "answer", Handout.answer());
        GeneratedPage.assertShows(PAGE, "chunks", Handout.chunks());
        assertThat(Handout.request()).contains("<b>POST</b><i>method</i>", "<b>name=Ada</b><i>content</i>");
        assertThat(Handout.answer()).contains("<b>200</b><i>status-code</i>", "name\u00b7=\u00b7Ada\\n");
        assertThat(Handout.chunks()).contains("<b>5</b><i>chunk-size</i>", "<b>name=</b><i>chunk-data</i>");
    }

    @Test
    void callsEachStatusByItsName() throws IOException {
        String page = Files.readString(PAGE).replace('\n', ' ');
        List<MatchResult> statuses = STATUS.matcher(page).results().toList();

        assertThat(statuses).hasSizeGreaterThan(20).allSatisfy(status -> assertThat(status.group(2).strip())
                .isEqualToIgnoringCase(HttpStatus.valueOf(Integer.parseInt(status.group(1))).getReasonPhrase()));
    }

    @Test
    void itsCommandsAreAnswered() throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
        List<String> clients = commands.stream().filter(command -> CLIENT.matcher(command).matches()).toList();
        List<String> curls = commands.stream().filter(command -> command.startsWith("curl ")).toList();

        assertThat(clients).hasSize(3).allSatisfy(command -> assertThat(ask(command)).contains("< HTTP/1.1 200"));
        assertThat(curls).hasSize(2);
        if (Programs.areInstalled(List.of("curl"))) {
            String port = ":" + Servers.SOCKET_SERVER.port();
            assertThat(curls).allSatisfy(command -> assertThat(Shell.run(command.replace(":5000", port)))
                    .contains("HTTP/1.1 200"));
        }
    }

    private static String ask(String command) throws IOException {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String options = CLIENT.matcher(command).replaceFirst("$1") + " --port " + Servers.SOCKET_SERVER.port();
        RawClients.run(out, out, Typing.words(options));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
