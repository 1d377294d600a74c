package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a server sends: the exit code, a sentence that is true, and nothing lost of what came. */
@Tag("quick")
class HostileServersTest {

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
        "ICY 200 OK~~hi                                                 |  8 | Is another program listening",
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
        "HTTP/1.1 200 OK~Transfer-Encoding: gzip~~hi                    |  8 | no transfer coding but chunked",
        "HTTP/1.0 200 OK~Transfer-Encoding: chunked~~2~hi~0~~           |  8 | HTTP/1.0 has no Transfer-Encoding",
        "HTTP/1.1 200 OK~Transfer-Encoding: , chunked,~~2~hi~0~~        |  0 | ended by the chunk of size 0",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hi~0~Sum: 1~~    |  0 | < Sum: 1",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~00000000000000000002~hi~0~~ | 0 | 2 octets of content",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~10000000000000002~hi~0~~ | 56 | a chunk is its size",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hi there~0~~     | 56 | so many octets, CR LF",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hi~              | 18 | in or behind the line",
        "HTTP/1.1 200 OK~~hi                                            |  0 | by the close of the connection",
        "HTTP/1.1 100 Continue~~HTTP/1.1 200 OK~Content-Length: 2~~hi   |  0 | < HTTP/1.1 100 Continue",
        "HTTP/1.1 100 Continue~~                                        | 52 | before it gave a final answer",
        "HTTP/1.1 101 Switching Protocols~~hi                           |  8 | 101 changes to another protocol",
        "HTTP/1.1 200 OK~Content-                                       | 18 | in or behind the line",
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

    private static PrintStream printer(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static void serve(ServerSocket listener, String answer) {
        try (var socket = listener.accept()) {
            var request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
