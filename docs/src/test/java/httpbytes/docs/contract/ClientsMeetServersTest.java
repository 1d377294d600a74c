package httpbytes.docs.contract;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.OnBothServers;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.SingleFileProgram;
import httpbytes.docs.parties.WireClient;
import httpbytes.rawclients.RawClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The raw clients understand both servers. */
@Tag("quick")
class ClientsMeetServersTest {

    private static final Path SOURCES = Path.of("../raw-clients/src/main/java/httpbytes/rawclients");
    private static final Path RAW_GET = SOURCES.resolve("RawGet.java");
    private static final Path FAILURE = SOURCES.resolve("Failure.java");

    private static String run(Servers server, String... args) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--port", String.valueOf(server.port())));
        assertThat(RawClients.run(out, out, all.toArray(String[]::new))).isZero();
        return printed.toString(StandardCharsets.UTF_8);
    }

    @OnBothServers
    void doWhatTheTwoScriptsDid(Servers server) {
        assertThat(run(server)).containsSubsequence(
                "> GET /api?param1=value1&param2=value2 HTTP/1.1\n> Host: localhost:" + server.port() + "\n",
                "< HTTP/1.1 200 ",
                "<\n< GET request received with the following parameters:\n< param1 = value1\n< param2 = value2\n",
                "* 84 octets of content; ended by Content-Length: 84 (RFC 9112, section 6.3).\n",
                "> POST /api HTTP/1.1\n",
                ">\n> param1453=value1&param500=value250\n",
                "< HTTP/1.1 200 ",
                "<\n< POST request received with the following parameters:\n",
                "< param1453 = value1\n< param500 = value250\n");
    }

    @OnBothServers
    void sayWhatNeedsToBeEncoded(Servers server) {
        for (String method : List.of("get", "post")) {
            assertThat(run(server, method, "city=Zürich", "a=1&b=2", "c=x y+z", "d=100%", "f=", "g=🌍"))
                    .contains("< city = Zürich\n< a = 1&b=2\n< c = x y+z\n< d = 100%\n< f = \n< g = 🌍\n");
        }
    }

    @OnBothServers
    void askForTheFieldsAlone(Servers server) {
        assertThat(run(server, "head", "a=1")).contains("< Content-Length: 58\n")
                .contains("* 0 octets of content; there is none in the answer to a HEAD");
        assertThat(run(server, "options")).contains("< Allow: ").contains("< Content-Length: 0\n");
    }

    @OnBothServers
    void showErrors(Servers server) {
        assertThat(run(server, "get", "--path", "/nope")).contains("< HTTP/1.1 404 ", switch (server) {
            case SOCKET_SERVER -> "< 404 Not Found: nothing is served at this path; ";
            case FLASK_EQUIVALENT -> "< {\"detail\":\"No static resource nope.\",";
        });
    }

    /** What chapter 14 tells the reader to change, and to see. */
    @Test
    void rawGetWaitsWhereItDoesNotAskForTheClose() throws Exception {
        String source = Files.readString(RAW_GET);
        String line = "                + \"Connection: close\\r\\n\"\n";
        assertThat(source).contains(line);
        Path changed = Files.writeString(Files.createDirectories(Path.of("target", "changed")).resolve("RawGet.java"),
                source.replace(line, "").replace("package httpbytes.rawclients;", ""));
        List<String> command = new ArrayList<>(SingleFileProgram.command(changed));

        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = new WireClient(Servers.SOCKET_SERVER.port())) {
            command.add(String.valueOf(listener.getLocalPort()));
            Process client = new ProcessBuilder(command).start();
            try (var socket = listener.accept()) {
                byte[] request = new byte[1024];
                int length = socket.getInputStream().read(request);
                server.send(Arrays.copyOf(request, length));
                socket.getOutputStream().write(server.some().getBytes(StandardCharsets.UTF_8));

                assertThat(server.awaitSilence()).as("the server keeps the connection open").isTrue();
                assertThat(client.isAlive()).as("the client waits, with the answer in its hands").isTrue();
            }
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK\r\n").endsWith("param1 = value1\nparam2 = value2\n");
        }
    }

    @Test
    void everyExitCodeStandsOnThePage() throws IOException {
        String page = Files.readString(Path.of("troubleshooting.md"));
        String table = page.substring(page.indexOf("## Exit codes of the client"), page.indexOf("## In programs of"));
        List<String> codes = new ArrayList<>(List.of("0"));
        Pattern.compile("[A-Z_]{3,}\\(([0-9]+)\\)").matcher(Files.readString(FAILURE)).results()
                .forEach(code -> codes.add(code.group(1)));

        assertThat(codes).hasSizeGreaterThan(5);
        assertThat(Pattern.compile("(?m)^\\| ([0-9]+) \\|").matcher(table).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(codes);
    }

    @OnBothServers
    void showWhatIsWrongWithAForm(Servers server) {
        assertThat(run(server, "post", "--type", "multipart/form-data", "--content", "--x7--")).contains(
                "< HTTP/1.1 400 ", switch (server) {
            case SOCKET_SERVER -> "< 400 Bad Request: Content-Type says no boundary of 1 to 70 octets; ";
            case FLASK_EQUIVALENT -> "no multipart boundary was found";
        });
    }
}
