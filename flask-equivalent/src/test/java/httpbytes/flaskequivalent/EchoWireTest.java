package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The contract of {@code /api}, octet by octet, over real sockets. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "quiet=true")
@Tag("quick")
class EchoWireTest {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=B";
    private static final String NOT_MULTIPART = "this is not multipart/form-data; begin each part with "
            + "--boundary, name it in Content-Disposition, and end with --boundary--.";

    @LocalServerPort
    private int port;

    @Nested
    class Answers {

        @Test
        void aGet() throws IOException {
            assertThat(exchange("""
                    GET /api?name=Ada&flag&name=Bob&=v&a=b=c HTTP/1.1
                    Host: localhost
                    Connection: close

                    """)).isEqualTo(ok("""
                    GET request received with the following parameters:
                    name = Ada
                    name = Bob
                    flag =\s
                     = v
                    a = b=c
                    """));
        }

        @Test
        void aHeadWithTheFieldsOfTheGet() throws IOException {
            assertThat(exchange("""
                    HEAD /api?a=1 HTTP/1.1
                    Host: localhost
                    Connection: close

                    """)).isEqualTo(wire("""
                    HTTP/1.1 200\s
                    X-Content-Type-Options: nosniff
                    Content-Type: text/plain;charset=utf-8
                    Content-Length: 58
                    Connection: close

                    """));
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Nothing: x",
                "Origin: http://example.com\nAccess-Control-Request-Method: PUT"})
        void anOptions(String fields) throws IOException {
            assertThat(exchange("""
                    OPTIONS /api HTTP/1.1
                    Host: localhost
                    %s
                    Connection: close

                    """.formatted(fields))).isEqualTo(wire("""
                    HTTP/1.1 200\s
                    X-Content-Type-Options: nosniff
                    Allow: GET, HEAD, OPTIONS, POST
                    Content-Length: 0
                    Connection: close

                    """));
        }

        @ParameterizedTest
        @ValueSource(strings = {FORM, "APPLICATION/X-WWW-Form-Urlencoded", FORM + "; charset=iso-8859-1",
                FORM + "; charset=no-such-charset", FORM + ";"})
        void aForm(String contentType) throws IOException {
            assertThat(post("/api?query=ignored&%zz", contentType, "city=Z%C3%BCrich&=v&&flag&a=b+c"))
                    .isEqualTo(ok("""
                    POST request received with the following parameters:
                    city = Zürich
                     = v
                    flag =\s
                    a = b c
                    """));
        }

        @Test
        void aFormInChunks() throws IOException {
            assertThat(exchange("""
                    POST /api HTTP/1.1
                    Host: localhost
                    Connection: close
                    Content-Type: application/x-www-form-urlencoded
                    Transfer-Encoding: chunked

                    2;ext=x
                    a=
                    1
                    1
                    0

                    """)).isEqualTo(ok("""
                    POST request received with the following parameters:
                    a = 1
                    """));
        }

        @Test
        void aMultipartFormInItsOrder() throws IOException {
            assertThat(post("/api?query=ignored&%zz", MULTIPART, wire("""
                    --B
                    Content-Disposition: form-data; name="file"; filename="a b.txt"
                    Content-Type: text/plain

                    12345
                    --B
                    Content-Disposition: form-data; name="städte"

                    Zürich
                    --B
                    Content-Disposition: form-data; name="file"; filename=""
                    Content-Type: application/octet-stream


                    --B--
                    """))).isEqualTo(ok("""
                    POST request received with the following parameters:
                    file = a b.txt (5 bytes)
                    file =  (0 bytes)
                    städte = Zürich
                    """));
        }

        @Test
        void contentOfOneMebibyte() throws IOException {
            var value = "x".repeat(1_048_576 - "a=".length());

            assertThat(post("/api", FORM, "a=" + value))
                    .isEqualTo(ok("POST request received with the following parameters:\n"
                            + "a = " + value + "\n"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Accept: application/json", "Accept: text/html", "Accept: no media type",
                "Accept-Language: ;;", "Range: bytes=0-3", "If-None-Match: *", "If-Match: \"x\"",
                "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
                        "If-Unmodified-Since: Fri, 01 Jan 1999 00:00:00 GMT",
                "Origin: :::"})
        void asAlwaysWhateverTheFieldsAskFor(String field) throws IOException {
            assertThat(exchange("""
                    GET /%%61pi HTTP/1.1
                    Host: localhost
                    %s
                    Connection: close

                    """.formatted(field)))
                    .isEqualTo(ok("GET request received with the following parameters:\n"));
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(strings = {"GET /", "GET /nope", "GET /api/", "GET /API", "GET /error",
                "GET /favicon.ico",
                "POST /nope", "PUT /nope", "OPTIONS /nope", "FOO /nope"})
        void anyOtherPath(String methodAndPath) throws IOException {
            assertThat(exchange(methodAndPath + " HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
                    .endsWith(error("404 Not Found: nothing is served at this path; try /api or /health."));
        }

        @Test
        void anyOtherPathWithoutContentToHead() throws IOException {
            assertThat(exchange("HEAD /nope HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
                    .startsWith("HTTP/1.1 404 \r\n")
                            .endsWith("Content-Length: 68\r\nConnection: close\r\n\r\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "FOO", "get"})
        void anyOtherMethod(String method) throws IOException {
            assertThat(exchange(method + " /api HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
                    .startsWith("HTTP/1.1 405 \r\n").contains("\r\nAllow: GET, HEAD, OPTIONS, POST\r\n")
                    .endsWith(error("405 Method Not Allowed: this path answers GET, HEAD, OPTIONS, POST."));
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/json", "multipart/mixed; boundary=B", "form", "/",
                ""})
        void whatIsNotAForm(String contentType) throws IOException {
            assertThat(post("/api", contentType, "a=1")).startsWith("HTTP/1.1 415 \r\n").endsWith(error(
                    "415 Unsupported Media Type: send application/x-www-form-urlencoded or "
                            + "multipart/form-data, and name it in Content-Type."));
        }

        @Test
        void contentWithAContentCoding() throws IOException {
            assertThat(post("/api", FORM + "\r\nContent-Encoding: gzip", "a=1")).endsWith(error(
                    "415 Unsupported Media Type: content with a Content-Encoding is not decoded here; "
                            + "send it plain."));
        }

        @ParameterizedTest
        @ValueSource(strings = {FORM, MULTIPART})
        void contentOverOneMebibyte(String contentType) throws IOException {
            assertThat(post("/api", contentType, "a=" + "x".repeat(1_048_575))).endsWith(error(
                    "413 Content Too Large: the content of a request may have at most 1048576 octets."));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "a=%zz|the percent-escape \"%zz\" at offset 2 of the form needs two hexadecimal digits; "
                        + "a literal % is written %25.",
                "ab=%ff|the text at offset 3 of the form is not UTF-8 after decoding; percent-encode the "
                        + "UTF-8 octets of each character."})
        void aFormThatCannotBeDecoded(String form, String sentence) throws IOException {
            assertThat(post("/api", FORM, form)).endsWith(error("400 Bad Request: " + sentence));
        }

        @Test
        void tooManyParameters() throws IOException {
            assertThat(post("/api", FORM, "a&".repeat(1001)))
                    .endsWith(error("413 Content Too Large: a form may have at most 1000 parameters."));
            var query = "a&".repeat(1001);
            assertThat(exchange("GET /api?" + query + " HTTP/1.1\nHost: x\nConnection: close\n\n"))
                    .endsWith(error("414 URI Too Long: a query may have at most 1000 parameters."));
        }

        @Test
        void tooManyParts() throws IOException {
            assertThat(post("/api", MULTIPART, part("", "1").repeat(50) + "--B--\r\n"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(post("/api", MULTIPART, part("", "1").repeat(51) + "--B--\r\n"))
                    .endsWith(error("413 Content Too Large: a form may have at most 50 parts."));
        }

        @Test
        void tooManyFieldLinesOfAPart() throws IOException {
            assertThat(post("/api", MULTIPART, part("X: " + "y".repeat(512) + "\r\n", "1") + "--B--\r\n"))
                    .endsWith(error("400 Bad Request: " + NOT_MULTIPART));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "hello", "--B\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n",
                "--B\r\nX: y\r\n\r\n1\r\n--B--\r\n",
                        "--B\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B--\r\n"})
        void whatIsNotMultipart(String content) throws IOException {
            assertThat(post("/api", MULTIPART, content)).startsWith("HTTP/1.1 400 \r\n")
                    .endsWith(error("400 Bad Request: " + NOT_MULTIPART));
        }

        @Test
        void multipartWithoutABoundary() throws IOException {
            assertThat(post("/api", "multipart/form-data", "a=1"))
                    .endsWith(error("400 Bad Request: " + NOT_MULTIPART));
        }

        @Test
        void aMultipartFieldThatIsNotUtf8() throws IOException {
            var sentence = "400 Bad Request: a text field of the form is not UTF-8; send text as UTF-8.";

            assertThat(text(exchange(latin1(part("", "\u00ff") + "--B--\r\n")))).endsWith(error(sentence));
            assertThat(text(exchange(latin1(part("", "1").replace("\"a\"", "\"\u00ff\"") + "--B--\r\n"))))
                    .endsWith(error(sentence));
        }

        private static byte[] latin1(String content) {
            return request("/api", MULTIPART, content.length(), content)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        private static String part(String fieldLines, String text) {
            return "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n"
                    + fieldLines + "\r\n" + text + "\r\n";
        }
    }

    /** What Tomcat refuses by itself, as it stands in the same plain text. */
    @Nested
    class RefusesBeforeAnyController {

        @ParameterizedTest
        @ValueSource(strings = {"hello\n\n", "GET /api HTTP/1.1\n\n", "GET /a\u001bpi HTTP/1.1\nHost: x\n\n",
                "GET /api HTTP/1.1\nHost : x\n\n", "GET /api%2f HTTP/1.1\nHost: x\n\n",
                "POST /api HTTP/1.1\nHost: x\nContent-Length: +3\n\na=1",
                "POST /api HTTP/1.1\nHost: x\nContent-Type: " + FORM + "\nTransfer-Encoding: chunked\n\nzz\n",
                "POST /api HTTP/1.1\nHost: x\nContent-Type: " + FORM + "\nContent-Length: 9\n\na=1"})
        void aMalformedOrIncompleteMessage(String request) throws IOException {
            assertThat(exchange(request)).isEqualTo(wire("""
                    HTTP/1.1 400\s
                    X-Content-Type-Options: nosniff
                    Content-Type: text/plain;charset=utf-8
                    Content-Length: 80
                    Connection: close

                    """)
                    + "400 Bad Request: the framework refused this message as malformed or incomplete.\n");
        }

        @Test
        void anExpectationItDoesNotKnow() throws IOException {
            assertThat(exchange("GET /api HTTP/1.1\nHost: x\nExpect: wonders\nConnection: close\n\n"))
                    .endsWith(error(
                    "417 Expectation Failed: the framework does not do what this message asks for."));
        }
    }

    private String post(String target, String contentType, String content) throws IOException {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        return text(exchange(request(target, contentType, octets.length, content)
                .getBytes(StandardCharsets.UTF_8)));
    }

    private static String request(String target, String contentType, int length, String content) {
        return wire("""
                POST %s HTTP/1.1
                Host: localhost
                Connection: close
                Content-Type: %s
                Content-Length: %d

                """).formatted(target, contentType, length) + content;
    }

    /** A request whose LF become CRLF, and everything that is answered until the server closes. */
    private String exchange(String request) throws IOException {
        return text(exchange(wire(request).getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] exchange(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        }
    }

    /** Without the Date, which varies. */
    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8).replaceFirst("\r\nDate: [^\r]*", "");
    }

    private static String ok(String content) {
        return wire("""
                HTTP/1.1 200\s
                X-Content-Type-Options: nosniff
                Content-Type: text/plain;charset=utf-8
                Content-Length: %d
                Connection: close

                """).formatted(content.getBytes(StandardCharsets.UTF_8).length) + content;
    }

    private static String error(String line) {
        return wire("""
                Content-Type: text/plain;charset=utf-8
                Content-Length: %d
                Connection: close

                """).formatted(line.length() + 1) + line + "\n";
    }

    private static String wire(String lines) {
        return lines.replace("\r\n", "\n").replace("\n", "\r\n");
    }
}
