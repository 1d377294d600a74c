package httpbytes.docs.wireview;

import static httpbytes.docs.parties.WireClient.wire;
import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.OnBothServers;
import httpbytes.docs.parties.Programs;
import httpbytes.docs.parties.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Forms as a browser and curl send them: recorded, kept, and read by both servers. A recording that is another than the
 * one that is kept fails; {@code -Dupdate-pages} keeps the new one.
 */
@Tag("thorough")
class FormsAsSentTest {

    private static final Path KEPT = Path.of("src/test/resources/forms");
    private static final Path CHAPTER = Path.of("10-urls-and-forms.md");
    private static final String CYRILLIC = "ж".repeat(200) + ".txt";
    private static final Pattern LENGTH = Pattern.compile("(?i)Content-Length: ([0-9]+)\r\n(?s:.*?)\r\n\r\n");
    /** What another form has in its place. */
    private static final Pattern RANDOM =
            Pattern.compile("(?<=WebKitFormBoundary)[A-Za-z0-9]{16}|(?<=-{24})[A-Za-z0-9]{16,22}(?=[\r-])");

    /** A page with a form, and a script that fills it in as a person would. */
    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><title>form</title>
            <form method="post" action="/api" enctype="multipart/form-data">
            <input name='say "hi"' value="1"><input name="price\\usd" value="Zoë">
            <input type="file" name="none"><input type="file" name="f" multiple></form>
            <script>
              const files = new DataTransfer();
              for (const name of ['empty.txt', 'C:\\\\me.txt', 'say "hi".txt', '🌍.txt', 'ж'.repeat(200) + '.txt']) {
                files.items.add(new File([name === 'empty.txt' ? '' : 'hello'], name, {type: 'text/plain'}));
              }
              document.forms[0].elements.f.files = files.files;
            </script>
            """;

    @Test
    void aBrowserEscapesQuotationMarksAndNothingElse() throws Exception {
        Browser.require();
        var browser = Browser.start();
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var recorded = CompletableFuture.supplyAsync(() -> record(listener));
            browser.get("http://127.0.0.1:" + listener.getLocalPort() + "/");
            browser.executeScript("document.forms[0].submit()");
            assertKept("chromium", recorded.get());
        } finally {
            browser.quit();
        }
    }

    @Test
    void curlEscapesBackslashesTooWhereItIsTold() throws Exception {
        Programs.require(List.of("curl"));
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var recorded = CompletableFuture.supplyAsync(() -> record(listener));
            Process curl = new ProcessBuilder("curl", "-s", "--form-escape", "-F", "say \"hi\"=1", "-F", "price\\usd=2",
                    "-F", "f=@-;filename=\"C:\\\\me.txt\"", "http://127.0.0.1:" + listener.getLocalPort() + "/api")
                    .redirectErrorStream(true).start();
            curl.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            curl.getOutputStream().close();
            assertKept("curl", recorded.get());
            assertThat(curl.waitFor()).isZero();
        }
    }

    /** The content of the first POST; whatever else is asked for gets the page. */
    private static byte[] record(ServerSocket listener) {
        while (true) {
            try (var client = listener.accept()) {
                var octets = new ByteArrayOutputStream();
                InputStream in = client.getInputStream();
                for (int octet = in.read(); octet >= 0 && !isComplete(octets); octet = in.read()) {
                    octets.write(octet);
                    if (isComplete(octets)) {
                        break;
                    }
                }
                boolean isForm = octets.toString(StandardCharsets.ISO_8859_1).startsWith("POST ");
                byte[] content = (isForm ? "thanks" : PAGE).getBytes(StandardCharsets.UTF_8);
                client.getOutputStream().write(wire("HTTP/1.1 200 OK\nContent-Type: text/html;charset=utf-8\n"
                        + "Connection: close\nContent-Length: " + content.length + "\n\n"));
                client.getOutputStream().write(content);
                if (isForm) {
                    String all = octets.toString(StandardCharsets.ISO_8859_1);
                    return all.substring(all.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isComplete(ByteArrayOutputStream octets) {
        String text = octets.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        return length.find() ? text.length() - length.end() >= Integer.parseInt(length.group(1))
                : text.endsWith("\r\n\r\n");
    }

    private static void assertKept(String name, byte[] content) throws IOException {
        String octets = RANDOM.matcher(new String(content, StandardCharsets.ISO_8859_1)).replaceAll("x7");
        Path file = KEPT.resolve(name + ".bin");
        if (System.getProperty("update-pages") != null) {
            Files.createDirectories(KEPT);
            Files.write(file, octets.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(octets).isEqualTo(kept(name));
        String utf8 = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        List<String> dispositions = utf8.lines().filter(line -> line.startsWith("Content-Disposition: "))
                .filter(line -> !line.contains(CYRILLIC)).toList();
        assertThat(dispositions).hasSizeGreaterThan(2).allSatisfy(line ->
                assertThat(Files.readString(CHAPTER)).contains(line));
    }

    private static String kept(String name) throws IOException {
        return new String(Files.readAllBytes(KEPT.resolve(name + ".bin")), StandardCharsets.ISO_8859_1);
    }

    @OnBothServers
    void bothServersReadWhatABrowserSends(Servers server) throws IOException {
        boolean isOurs = server == Servers.SOCKET_SERVER; // A row of the differences has the backslash.
        assertThat(echo(server, "chromium", "----WebKitFormBoundaryx7")).isEqualTo(List.of(
                "say %22hi%22 = 1", "price\\usd = Zoë", "none =  (0 bytes)", "f = empty.txt (0 bytes)",
                isOurs ? "f = C:\\me.txt (5 bytes)" : "f = C:me.txt (5 bytes)", "f = say %22hi%22.txt (5 bytes)",
                "f = 🌍.txt (5 bytes)", "f = " + CYRILLIC + " (5 bytes)"));
    }

    @OnBothServers
    void bothServersReadWhatCurlSends(Servers server) throws IOException {
        boolean isOurs = server == Servers.SOCKET_SERVER; // A row of the differences has the escapes in a name.
        assertThat(echo(server, "curl", "------------------------x7")).isEqualTo(List.of(
                isOurs ? "say \"hi\" = 1" : "say \\\"hi\\\" = 1", isOurs ? "price\\usd = 2" : "price\\\\usd = 2",
                "f = C:\\me.txt (5 bytes)"));
    }

    private static List<String> echo(Servers server, String name, String boundary) throws IOException {
        String content = kept(name);
        byte[] head = wire("POST /api HTTP/1.1\nHost: localhost\nConnection: close\nContent-Type: multipart/form-data; "
                + "boundary=" + boundary + "\nContent-Length: " + content.length() + "\n\n");
        var request = new ByteArrayOutputStream();
        request.writeBytes(head);
        request.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
        try (var client = server.connect()) {
            var answer = client.send(request.toByteArray()).answer();
            assertThat(answer.status()).as(answer.content()).isEqualTo(200);
            return answer.content().lines().skip(1).toList();
        }
    }
}
