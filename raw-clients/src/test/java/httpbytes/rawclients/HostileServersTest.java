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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server sends: the exit code, a sentence that is true, and nothing lost of what came. */
@Tag("quick")
class HostileServersTest {

    private static final byte[] HEAD = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);

    /** In a row: ~ is CR LF, ^ a CR, _ an LF, # a NUL. The server closes behind it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
        "HTTP/1.1 200 OK~Content-Length: 2~~hi                          |  0 | ended by Content-Length: 2",
        "HTTP/1.1 200~Content-Length: 2~~hi                             |  0 | ended by Content-Length: 2",
        "HTTP/1.2 600 Odd~Content-Length: 2~~hi                         |  0 | ended by Content-Length: 2",
        "HTTP/1.1  200 OK~~hi                                           |  8 | exactly one space stands between",
        "HTTP/1.1 20 OK~~hi                                             |  8 | a status code is three digits",
        "HTTP/1.1 2000 OK~~hi                                           |  8 | a status code is three digits",
        "http/1.1 200 OK~~hi                                            |  8 | in capitals",
        "HTTP/1 200 OK~~hi                                              |  8 | HTTP-version is HTTP/1.1",
        "HTTP/2.0 200 OK~~hi                                            |  8 | HTTP-version is HTTP/1.1",
        "~HTTP/1.1 200 OK~~hi                                           |  8 | and nothing before it",
        "ICY 200 OK~~hi                                                 |  8 | perhaps another program listens",
        "HTTP/1.1 200 OK_Content-Length: 2__hi                          |  8 | LF alone",
        "HTTP/1.1 200 OK~X: a^b~~hi                                     |  8 | no CR, no LF alone and no NUL",
        "HTTP/1.1 200 OK~X: a#b~~hi                                     |  8 | NUL",
        "HTTP/1.1 200 OK~no field~~hi                                   |  8 | a colon right after it",
        "HTTP/1.1 200 OK~X : a~~hi                                      |  8 | a name without spaces, a colon right",
        "HTTP/1.1 200 OK~a/b: a~~hi                                     |  8 | a field line is a name",
        "HTTP/1.1 200 OK~Content-Length: 2~Content-Length: 3~~hi        |  8 | where lengths differ",
        "HTTP/1.1 200 OK~Content-Length: 2x~~hi                         |  8 | one number in decimal digits",
        "HTTP/1.1 200 OK~Content-Length: 99999999999999999999~~hi       | 18 | after 2 of 99999999999999999999 octets",
        "HTTP/1.1 200 OK~Content-Length: 9999999999~~hi                 | 18 | after 2 of 9999999999 octets",
        "HTTP/1.1 200 OK~Content-Length: 0000000000000000000000002~~hi  |  0 | 2 octets of content",
        "HTTP/1.1 200 OK~Content-Length: 2~Transfer-Encoding: chunked~~2~hi~0~~ | 8 | overrides Content-Length",
        "HTTP/1.1 200 OK~Content-Length: 2~Transfer-Encoding: gzip~~hi  |  8 | overrides Content-Length",
        "HTTP/1.1 200 OK~Transfer-Encoding: gzip~~hi                    |  8 | the only transfer coding that this",
        "HTTP/1.0 200 OK~Transfer-Encoding: chunked~~2~hi~0~~           |  8 | HTTP/1.0 has no Transfer-Encoding",
        "HTTP/1.1 200 OK~Transfer-Encoding: , chunked,~~2~hi~0~~        |  0 | ended by the chunk of size 0",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hi~0~Sum: 1~~    |  0 | < Sum: 1",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~00000000000000000002~hi~0~~ | 0 | 2 octets of content",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~10000000000000002~hi~0~~ | 56 | a chunk is its size",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hi there~0~~     | 56 | so many octets, CR LF",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hi~              | 18 | after the line",
        "HTTP/1.1 200 OK~~hi                                            |  0 | by the close of the connection",
        "HTTP/1.1 100 Continue~~HTTP/1.1 200 OK~Content-Length: 2~~hi   |  0 | < HTTP/1.1 100 Continue",
        "HTTP/1.1 100 Continue~~                                        | 52 | before a final answer began",
        "HTTP/1.1 101 Switching Protocols~~hi                           |  8 | 101 changes to another protocol",
        "HTTP/1.1 200 OK~Content-                                       | 18 | in the line",
        "HTTP/1.1 200 OK~Content-Length: 5, 05~~hi                      | 18 | after 2 of 5 octets",
        "HTTP/1.1 200 OK~Content-Length: 2,~~hi                         |  8 | one number in decimal digits",
        "HTTP/1.1 200 OK~Content-Length:~~hi                            |  8 | one number in decimal digits",
        "HTTP 1.1 200 OK~~hi                                            |  8 | HTTP-version is HTTP/1.1",
        "HTTP/1.1 OK~~hi                                                |  8 | a status code is three digits",
        "HTTP/1.1 200 OK^Content-Length: 2^^yo                          |  8 | no CR, no LF alone",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~hi                 | 56 | a chunk is its size",
        "HTTP/1.1 204 No Content~Content-Length: 2~~hi                  |  0 | are no part of that answer",
        "HTTP/1.1 200 OK~Server:AirTunes/1~Content-Length: 2~~hi        |  0 | < Server:AirTunes/1"})
    void areUnderstoodOrRefusedInATrueSentence(String octets, int code, String says) throws Exception {
        String answer = octets.replace("~", "\r\n").replace('^', '\r').replace('_', '\n').replace('#', '\0');
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = new Thread(() -> serve(listener, answer));
            server.start();

            int exit = RawClients.run(printer(out), printer(err), "get", "--raw", "--host", "127.0.0.1", "--port",
                    String.valueOf(listener.getLocalPort()));

            String printed = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
            assertThat(printed).contains(says);
            assertThat(exit).isEqualTo(code);
            assertThat(err.toString(StandardCharsets.UTF_8).lines().count()).isEqualTo(code == 0 ? 0 : 1);
            assertThat(printed.contains("< hi")).as("the content is shown").isEqualTo(answer.contains("hi"));
            server.join();
        }
    }

    private record Run(int code, String out, String err) {
    }

    private interface Part {
        void play(OutputStream out, Socket client) throws Exception;
    }

    /** Kinds that no row can hold: the server plays a part, behind the request. */
    private static Run against(Part part, String... args) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = new Thread(() -> {
                try (var socket = listener.accept()) {
                    readRequest(socket.getInputStream());
                    part.play(socket.getOutputStream(), socket);
                } catch (Exception e) {
                    // The client went.
                }
            });
            server.setDaemon(true);
            server.start();
            List<String> all = new ArrayList<>(List.of(args));
            all.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(listener.getLocalPort())));
            return run(all.toArray(String[]::new));
        }
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = RawClients.run(printer(out), printer(err), args);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A body, a field line, field lines, interim answers, a chunk extension and a trailer section without end. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK~~|a", "HTTP/1.1 200 OK~X: |a", "HTTP/1.1 200 OK~|X: 1~",
            "|HTTP/1.1 100 Continue~~", "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2;|a",
            "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~|X: 1~"})
    void withoutEndAreCutOff(String octets) throws Exception {
        String[] parts = octets.replace("~", "\r\n").split("\\|");
        byte[] goesOn = parts[1].repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        var run = against((out, client) -> {
            out.write(parts[0].getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(goesOn);
            }
        }, "get", "--timeout", "0.2");

        assertThat(run.code()).isIn(Code.TIMEOUT.number, Code.TOO_LARGE.number);
        assertThat(run.err()).hasLineCount(1).containsAnyOf("the 0.2 s of --timeout were over", "1 MiB of lines");
    }

    /** The second half is sent when the first was seen: whoever stops the client then has lost nothing. */
    @Test
    void areShownAsTheyCome() throws Exception {
        var seen = new CountDownLatch(1);
        var out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] octets, int offset, int length) {
                super.write(octets, offset, length);
                if (toString(StandardCharsets.UTF_8).endsWith("< one\n")) {
                    seen.countDown();
                }
            }
        };
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = new Thread(() -> {
                try (var socket = listener.accept()) {
                    readRequest(socket.getInputStream());
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\none\n".getBytes(
                            StandardCharsets.US_ASCII));
                    seen.await();
                    socket.getOutputStream().write("two\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            server.setDaemon(true);
            server.start();

            assertThat(RawClients.run(printer(out), printer(out), "get", "--host", "127.0.0.1", "--port",
                    String.valueOf(listener.getLocalPort()))).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("< one\n< two\n* 8 octets");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"255.255.255.255", "127.0.0.1", "::1", "localhost"})
    void thatCannotBeReachedAreNotCalledSlow(String host) throws Exception {
        int port;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        var run = run("get", "--host", host, "--port", String.valueOf(port));

        assertThat(run.code()).isEqualTo(Code.NO_CONNECTION.number);
        assertThat(run.err()).hasLineCount(1).startsWith("No connection to port " + port + " of ");
    }

    @Test
    void areFoundOnEitherAddressOfLocalhost() throws Exception {
        for (InetAddress address : InetAddress.getAllByName("localhost")) {
            try (var listener = new ServerSocket(0, 1, address)) {
                var server = new Thread(() -> serve(listener, "HTTP/1.1 204 No Content\r\n\r\n"));
                server.start();

                var run = run("get", "--port", String.valueOf(listener.getLocalPort()));

                assertThat(run.code()).isZero();
                assertThat(run.out()).contains("> Host: localhost:" + listener.getLocalPort());
                server.join();
            }
        }
    }

    /** What --raw prints of an answer gives each of its octets back. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK~Content-Length: 10~~a~b_c^\\x1b", "HTTP/1.1 200 OK~~\\r\\n␍␊é_",
            "HTTP/1.1 103 Early~Link: x~~HTTP/1.1 200 OK~~hi_", "HTTP/1.1 200 OK~~ALL",
            "HTTP/1.1 200 OK~X: a~ b~Transfer-Encoding: chunked~~2;x=y~hi~0~Sum: 1~~"})
    void canBeReadBack(String octets) throws Exception {
        var all = new StringBuilder();
        for (char octet = 0; octet < 256; octet++) {
            all.append(octet);
        }
        byte[] answer = octets.replace("~", "\r\n").replace('_', '\n').replace('^', '\r').replace("é", "\u00c3\u00a9")
                .replace("␍␊", "\u00e2\u0090\u008d").replace("ALL", all).getBytes(StandardCharsets.ISO_8859_1);

        var run = against((out, client) -> out.write(answer), "get", "--raw");

        var received = new StringBuilder();
        run.out().lines().filter(line -> line.startsWith("< ")).forEach(line -> received.append(line.substring(2)));
        assertThat(Octets.unescaped(received.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(answer);
    }

    /** A chunk that is none is shown with all its octets, though its line would be hidden. */
    @Test
    void showTheirBrokenChunksToo() throws Exception {
        var run = against((out, client) -> {
            out.write(HEAD);
            out.write("Transfer-Encoding: chunked\r\n\r\n2\r\nhiXX\r\nrest".getBytes(StandardCharsets.US_ASCII));
        }, "get");

        assertThat(run.code()).isEqualTo(Code.BROKEN.number);
        assertThat(run.out()).endsWith("< hiXX\n< rest\n");
    }

    private static PrintStream printer(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static void serve(ServerSocket listener, String answer) {
        try (var socket = listener.accept()) {
            readRequest(socket.getInputStream());
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
        }
    }
}
