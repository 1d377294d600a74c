package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.rawclients.Failure.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, against servers that play a part. */
@Tag("quick")
class RawClientsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n";

    /** What a server does with one connection, after it has read the request. */
    private interface Part {
        void play(Socket socket, OutputStream out) throws Exception;
    }

    private record Run(int code, String out, String err) {
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = RawClients.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), args);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs the client against a server that plays this part for each connection. */
    private static Run against(Part part, String... args) throws Exception {
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var server = new Thread(() -> serve(listener, part));
            server.setDaemon(true);
            server.start();
            List<String> all = new ArrayList<>(List.of(args));
            all.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(listener.getLocalPort())));
            return run(all.toArray(String[]::new));
        }
    }

    private static void serve(ServerSocket listener, Part part) {
        while (!listener.isClosed()) {
            try (var socket = listener.accept()) {
                readRequest(socket.getInputStream());
                part.play(socket, socket.getOutputStream());
            } catch (Exception e) {
                // The client went, or the test is over.
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        var section = new StringBuilder();
        while (section.indexOf("\r\n\r\n") < 0) {
            section.append((char) in.read());
        }
        if (section.indexOf("Content-Length: ") >= 0) {
            in.readNBytes(Integer.parseInt(section.toString().replaceFirst("(?s).*Content-Length: ([0-9]+).*", "$1")));
        }
    }

    private static Part says(String octets) {
        return (socket, out) -> out.write(octets.getBytes(StandardCharsets.UTF_8));
    }

    @Nested
    class Prints {

        @Test
        void bothExchangesOfTheTwoScripts() throws Exception {
            var run = against(says(OK));

            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out().replaceAll("127.0.0.1:[0-9]+", "HOST").lines()).containsExactly(
                    "> GET /api?param1=value1&param2=value2 HTTP/1.1",
                    "> Host: HOST",
                    "> Connection: close",
                    ">",
                    "< HTTP/1.1 200 OK",
                    "< Content-Length: 6",
                    "<",
                    "< hello",
                    "* 6 octets of content; ended by Content-Length: 6 (RFC 9112, section 6.3).",
                    "",
                    "> POST /api HTTP/1.1",
                    "> Host: HOST",
                    "> Content-Type: application/x-www-form-urlencoded",
                    "> Content-Length: 34",
                    "> Connection: close",
                    ">",
                    "> param1453=value1&param500=value250",
                    "< HTTP/1.1 200 OK",
                    "< Content-Length: 6",
                    "<",
                    "< hello",
                    "* 6 octets of content; ended by Content-Length: 6 (RFC 9112, section 6.3).");
        }

        @Test
        void carriageReturnsAndLineFeedsWhenAsked() throws Exception {
            var run = against(says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"),
                    "get", "--raw", "a=b");

            assertThat(run.out().lines()).contains("> GET /api?a=b HTTP/1.1\\r\\n", "< HTTP/1.1 200 OK\\r\\n",
                    "< \\r\\n", "< 2\\r\\n", "< hi\\r\\n", "< 0\\r\\n");
        }

        @Test
        void nothingThatMovesTheCursor() throws Exception {
            var run = against(says("HTTP/1.1 200 OK\r\nX: \u001b[2J\r\nContent-Length: 18\r\n\r\n"
                    + "Zürich \u001b[31m\b\u202e\n"), "get");

            assertThat(run.out()).contains("< X: \\x1b[2J").contains("< Zürich \\x1b[31m\\x08\\xe2\\x80\\xae")
                    .doesNotContain("\u001b").doesNotContain("\u202e");
        }

        @Test
        void interimAnswers() throws Exception {
            assertThat(against(says("HTTP/1.1 100 Continue\r\n\r\n" + OK), "post").out())
                    .contains("< HTTP/1.1 100 Continue\n<\n< HTTP/1.1 200 OK\n");
        }

        @Test
        void anAnswerThatComesOctetByOctet() throws Exception {
            Part drips = (socket, out) -> {
                for (byte octet : OK.getBytes(StandardCharsets.US_ASCII)) {
                    out.write(octet);
                }
            };
            assertThat(against(drips, "get").out()).contains("< hello\n* 6 octets");
        }

        @Test
        void whatCameBeforeAReset() throws Exception {
            Part resets = (socket, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhello\n".getBytes(StandardCharsets.US_ASCII));
                socket.setSoLinger(true, 0);
            };
            var run = against(resets, "get");

            assertThat(run.code()).isIn(Code.BROKEN.number, Code.INCOMPLETE.number);
            assertThat(run.err()).hasLineCount(1);
        }

        @Test
        void onlyTheFirstOfTwoAnswersAndThatMoreFollows() throws Exception {
            var run = against(says(OK + "HTTP/1.1 200 OK\r\n\r\nforged"), "get");

            assertThat(run.code()).isZero();
            assertThat(run.out()).endsWith(
                    "* 6 octets of content; ended by Content-Length: 6 (RFC 9112, section 6.3).\n"
                    + "< HTTP/1.1 200 OK\n<\n< forged\n* Those octets follow, and are no part of that answer.\n");
        }

        @Test
        void thatContentCameWhereNoneMayBe() throws Exception {
            assertThat(against(says(OK), "head").out()).endsWith(
                    "< hello\n* Those octets follow, and are no part of that answer.\n");
        }

        @Test
        void help() {
            var run = run("--help");

            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("--timeout", "Examples:", "send 'GET /api HTTP/1.0\\r\\n\\r\\n'");
        }
    }

    @Nested
    class SaysWhatHappened {

        private static void assertSentence(Run run, Code code, String... parts) {
            assertThat(run.err()).hasLineCount(1).contains(parts);
            assertThat(run.code()).isEqualTo(code.number);
        }

        @Test
        void whenNobodyListens() throws Exception {
            int port;
            try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = unused.getLocalPort();
            }
            var run = run("--port", String.valueOf(port));

            assertSentence(run, Code.NO_CONNECTION, "No connection to port " + port + " of ", "127.0.0.1: ",
                    "mvn -pl flask-equivalent spring-boot:run", "mvn -pl socket-server compile exec:java");
            assertThat(run.out()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"nowhere.invalid", "a/b", "localhost:5001", "http://localhost"})
        void whenTheHostIsNotKnown(String host) {
            var run = run("--host", host);

            assertSentence(run, Code.UNKNOWN_HOST, "\" is not known; --host takes its name or address alone");
            assertThat(run.out()).isEmpty();
        }

        @Test
        void whenTheServerIsSilent() throws Exception {
            var over = new CountDownLatch(1);
            var run = against((socket, out) -> over.await(), "get", "--timeout", "0.2");
            over.countDown();

            assertSentence(run, Code.TIMEOUT,
                    "No complete answer: the 0.2 s of --timeout were over before a final answer began");
            assertThat(run.out()).startsWith("> GET");
        }

        @Test
        void whenTheAnswerDripsForEver() throws Exception {
            Part drips = (socket, out) -> {
                out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write('a');
                    Thread.yield();
                }
            };
            var run = against(drips, "get", "--timeout", "0.3");

            assertThat(run.code()).isIn(Code.TIMEOUT.number, Code.TOO_LARGE.number);
            assertThat(run.err()).hasLineCount(1);
            assertThat(run.out()).contains("< HTTP/1.1 200 OK");
        }

        @Test
        void whenTheServerClosesAtOnce() throws Exception {
            assertSentence(against(says(""), "get"), Code.EMPTY_REPLY,
                    "No complete answer: the server closed the connection before a final answer began");
        }

        @Test
        void whenHalfAnAnswerComes() throws Exception {
            var run = against(says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"), "get");

            assertSentence(run, Code.INCOMPLETE, "after 5 of 9 octets of content");
            assertThat(run.out()).as("nothing is lost").endsWith("< hello\n");
        }

        @Test
        void whenTheAnswerIsNotHttp() throws Exception {
            assertSentence(against(says("SSH-2.0-OpenSSH\r\n"), "get"), Code.REFUSED,
                    "perhaps another program listens", "here is \"SSH-2.0-OpenSSH\\r\\n\"");
        }

        @Test
        void whenTheServerSpeaksTls() throws Exception {
            assertSentence(against(says("\u0015\u0003\u0001\u0000\u0002\u0002F"), "get"), Code.TLS, "speaks TLS");
        }

        @Test
        void whenAirPlayAnswers() throws Exception {
            var run = against(says("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nServer: AirTunes/770.8.1\r\n\r\n"));

            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("< Server: AirTunes/770.8.1");
        }

        @Test
        void whenTheServerAnswersBeforeItHasReadAll() throws Exception {
            assertThat(against(says("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n"),
                    "post", "a=" + "x".repeat(100_000)).out()).contains("< HTTP/1.1 413 Content Too Large");
        }
    }

    @Nested
    class MeetsARedirect {

        private static String redirect(String status, String location) {
            return "HTTP/1.1 " + status + "\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
        }

        /** For each connection its answer. */
        private static Part saysInTurn(String... answers) {
            var connections = new AtomicInteger();
            return (socket, out) -> says(answers[connections.getAndIncrement()]).play(socket, out);
        }

        @Test
        void andSaysWhereItLeads() throws Exception {
            assertThat(against(says(redirect("308 Permanent Redirect", "/api, \u0007")), "get").out()).endsWith(
                    "Content-Length: 0 (RFC 9112, section 6.3). It leads to \"/api,\\x07\".\n");
            assertThat(against(says("HTTP/1.1 304 \r\nLocation: /api\r\n\r\n"), "get").out())
                    .endsWith("there is none in a 304 (RFC 9112, section 6.3).\n");
        }

        @Test
        void andFollowsItWhenAsked() throws Exception {
            var run = against(saysInTurn(redirect("303 See Other", "/api?from=moved"), OK), "post", "--follow", "a=1");

            assertThat(run.code()).isZero();
            assertThat(run.out().replaceAll("127.0.0.1:[0-9]+", "HOST").lines()).containsExactly(
                    "> POST /api HTTP/1.1",
                    "> Host: HOST",
                    "> Content-Type: application/x-www-form-urlencoded",
                    "> Content-Length: 3",
                    "> Connection: close",
                    ">",
                    "> a=1",
                    "< HTTP/1.1 303 See Other",
                    "< Location: /api?from=moved",
                    "< Content-Length: 0",
                    "<",
                    "* 0 octets of content; ended by Content-Length: 0 (RFC 9112, section 6.3). It leads to "
                            + "\"/api?from=moved\".",
                    "> GET /api?from=moved HTTP/1.1",
                    "> Host: HOST",
                    "> Connection: close",
                    ">",
                    "< HTTP/1.1 200 OK",
                    "< Content-Length: 6",
                    "<",
                    "< hello",
                    "* 6 octets of content; ended by Content-Length: 6 (RFC 9112, section 6.3).");
        }

        @Test
        void andFollowsNoSecondOne() throws Exception {
            var run = against(saysInTurn(redirect("302 ", "/a"), redirect("302 ", "/b"), OK), "get", "--follow");

            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("> GET /a HTTP/1.1").endsWith(" It leads to \"/b\".\n");
        }

        @Test
        void andFollowsItToItsOwnAddress() throws Exception {
            Part movesOnce = (socket, out) -> says(redirect("301 ", "http://127.0.0.1:" + socket.getLocalPort() + "/b"))
                    .play(socket, out);

            assertThat(against(movesOnce, "head", "--follow").out()).contains("> HEAD /b HTTP/1.1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost/", "https://127.0.0.1/"})
        void andDoesNotGoElsewhere(String location) throws Exception {
            var run = against(says(redirect("307 ", location)), "get", "--follow");

            SaysWhatHappened.assertSentence(run, Code.REFUSED, "--follow takes a path from /, or a URL with http, this "
                    + "host and this port (RFC 9110, section 15.4); here is \"307 " + location + "\".");
            assertThat(run.out()).contains("< Location: " + location);
        }
    }

    @Nested
    class RefusesACommandLine {

        @ParameterizedTest
        @ValueSource(strings = {"foo", "get foo", "a=1 get", "--port=x", "--port=0", "--port=65536", "--port=-1",
                "--nope", "--timeout=0", "--timeout=-1", "--timeout=x", "--timeout=NaN", "--path=api", "--path=/a#b",
                "--host=", "a=1", "get a=\ufffd", "@file", "--timeout=1d", "--timeout=0x1p3",
                "--path=/%zz",
                "get http://localhost/", "get http://localhost/?a=1", "get localhost:5000/api?x=1", "--header=X",
                "--header=X:\u0001", "--http=2", "send a b", "send --path=/", "send --content=x", "send --header=X:1",
                "send --follow x", "send @/no/such/file",
                "post --content=@no-such-file"})
        void inOneSentence(String args) {
            assertSentence(run(args.split(" ")));
        }

        @Test
        void thatWouldSplitTheRequest() {
            assertSentence(run("--path", "/a HTTP/1.1\r\nX: y"));
            assertSentence(run("--host", "a\r\nX: y"));
            assertSentence(run("--host", "\u001b[31m"));
            assertSentence(run("get", "--header", "X: a\r\nY: b"));
            assertSentence(run("get", "a=\ud800"));
        }

        private void assertSentence(Run run) {
            assertThat(run.code()).isEqualTo(Code.USAGE.number);
            assertThat(run.err()).contains("--help shows what there is.").hasLineCount(1)
                    .doesNotContain("\u001b", "\r");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void methodsAreToldFromPairs() throws Exception {
        assertThat(against(says(OK), "GET", "get=1").out()).startsWith("> GET /api?get=1 HTTP/1.1");
        assertThat(against(says(OK), "options").out()).startsWith("> OPTIONS /api HTTP/1.1");
        assertThat(against(says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), "head", "--path", "/x").out())
                .startsWith("> HEAD /x HTTP/1.1")
                .endsWith("* 0 octets of content; there is none in the answer to a HEAD (RFC 9112, section 6.3).\n");
        assertThat(against(says(OK), "get", "--path", "/a?x=1").out()).startsWith("> GET /a?x=1 HTTP/1.1");
        assertThat(against(says(OK), "get", "--path", "/a?", "y=2").out()).startsWith("> GET /a?y=2 HTTP/1.1");
        assertThat(against(says(OK), "BREW", "a=1").out()).startsWith("> BREW /api?a=1 HTTP/1.1");
        assertThat(against(says(OK), "options", "--path", "*").out()).startsWith("> OPTIONS * HTTP/1.1");
        assertThat(against(says(OK), "--path", "/x").out()).contains("> GET /x HTTP/1.1", "> POST /x HTTP/1.1");
    }

    @Test
    void contentThatIsNoForm() throws Exception {
        assertThat(against(says(OK), "put", "q=1", "--content", "{\"a\":1}", "--type", "application/json", "--header",
                "X: 1", "--http", "1.0").out().replaceAll("127.0.0.1:[0-9]+", "HOST")).startsWith("""
                > PUT /api?q=1 HTTP/1.0
                > Host: HOST
                > Content-Type: application/json
                > Content-Length: 7
                > Connection: close
                > X: 1
                >
                > {"a":1}
                <\s""");
    }

    @ParameterizedTest
    @CsvSource({"host: x, Host: HOST, host: x", "CONNECTION: keep-alive, Connection: close, CONNECTION: keep-alive",
            "Content-Length: 2, Content-Length: 3, Content-Length: 2", "Content-Type:, Content-Type: application/"
            + "x-www-form-urlencoded, Content-Type:"})
    void aFieldOfOnesOwnReplacesTheOneThatIsThere(String typed, String replaced, String sent) throws Exception {
        String plain = against(says(OK), "post", "a=1").out().replaceAll("127.0.0.1:[0-9]+", "HOST");
        String own = against(says(OK), "post", "a=1", "--header", typed).out().replaceAll("127.0.0.1:[0-9]+", "HOST");

        assertThat(plain.lines()).contains("> " + replaced).doesNotContain("> " + sent);
        assertThat(own.lines()).contains("> " + sent).doesNotContain("> " + replaced)
                .hasSameSizeAs(plain.lines().toList());
    }

    @Test
    void aFieldMayComeTwice() throws Exception {
        assertThat(against(says(OK), "get", "--header", "Cookie: a=1", "--header", "Cookie: b=2").out())
                .contains("> Cookie: a=1\n> Cookie: b=2\n");
    }

    /** Each octet reaches the server as it was meant, also what no request may hold. */
    @Test
    void octetsAsTheyAre() throws Exception {
        var run = against(says(OK + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"), "send",
                "GET /a HTTP/1.1\\r\\n\\r\\nGET /b HTTP/1.0\\r\\nX: \\x00\\x5c\\r\\n\\r\\n");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                > GET /a HTTP/1.1
                >
                > GET /b HTTP/1.0
                > X: \\x00\\x5c
                >
                < HTTP/1.1 200 OK
                < Content-Length: 6
                <
                < hello
                * 6 octets of content; ended by Content-Length: 6 (RFC 9112, section 6.3).
                < HTTP/1.1 200 OK
                < Content-Length: 2
                <
                < hi
                * Those octets follow, and are no part of that answer.
                """);
    }

    @Test
    void octetsOfAHeadHaveAnAnswerWithoutContent() throws Exception {
        assertThat(against(says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), "send", "HEAD / HTTP/1.0\\r\\n\\r\\n")
                .out()).endsWith("; there is none in the answer to a HEAD (RFC 9112, section 6.3).\n");
    }

    @Test
    void octetsFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("request"), "GET /f HTTP/1.1\\r\\n\\\n\\r\\n\\\n");

        assertThat(against(says(OK), "send", "@" + file).out()).startsWith("> GET /f HTTP/1.1\n>\n< HTTP/1.1 200 OK");
    }
}
