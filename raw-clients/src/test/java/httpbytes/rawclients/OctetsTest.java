package httpbytes.rawclients;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody typed, and the octets that become of it. */
@Tag("quick")
class OctetsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a=b=c     | a=b%3Dc",
            "a=        | a=",
            "=v        | =v",
            "a=1&b=2   | a=1%26b%3D2",
            "a=x y     | a=x+y",
            "a=1+1     | a=1%2B1",
            "a=100%    | a=100%25",
            "a=é       | a=%C3%A9",
            "a=🌍      | a=%F0%9F%8C%8D",
            "a=-_.*~   | a=-_.*%7E"
    })
    void pairsAreEncoded(String pair, String encoded) {
        assertThat(Octets.form(List.of(pair))).isEqualTo(encoded);
    }

    private static String redirected(String request, String redirect) throws Failure {
        byte[] octets = request.getBytes(StandardCharsets.ISO_8859_1);
        return new String(Octets.redirected(octets, redirect, "http://localhost:5000"), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({"301, GET, GET", "302, HEAD, HEAD", "301, POST, GET", "302, POST, GET", "302, PUT, PUT",
            "303, GET, GET", "303, POST, GET", "303, DELETE, GET", "303, HEAD, HEAD", "307, POST, POST",
            "308, POST, POST", "308, GET, GET"})
    void aRedirectMakesAGetWhereItsStatusAsksForOne(String status, String method, String next) throws Exception {
        assertThat(redirected(method + " /moved?a=1 HTTP/1.1\r\nHost: x\r\n\r\n", status + " /api"))
                .isEqualTo(next + " /api HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @Test
    void aRedirectTakesTheContentAlongOrLeavesItAndItsFields() throws Exception {
        String post = "POST /moved HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\ncontent-length: 8\r\nX: 1\r\n\r\n"
                + "a\r\n\r\n\u00c3\u00a9 ";

        assertThat(redirected(post, "308 /api")).isEqualTo(post.replace("/moved", "/api"));
        assertThat(redirected(post, "303 /api")).isEqualTo("GET /api HTTP/1.1\r\nHost: x\r\nX: 1\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/                               | /",
            "/api?a=1&b=$1#top               | /api?a=1&b=$1",
            "/api?u=http://localhost:5000/x  | /api?u=http://localhost:5000/x",
            "http://localhost:5000/api       | /api",
            "HTTP://LOCALHOST:5000/api       | /api",
            "http://localhost:5000           | /",
            "http://localhost:5000?a=1#top   | /?a=1"
    })
    void aRedirectLeadsToATargetOfTheSameServer(String location, String target) throws Exception {
        assertThat(redirected("GET /moved HTTP/1.1\r\n\r\n", "308 " + location))
                .isEqualTo("GET " + target + " HTTP/1.1\r\n\r\n");
    }

    @Test
    void aRedirectMayNameThePortOfHttp() throws Exception {
        byte[] octets = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(new String(Octets.redirected(octets, "308 http://a:80/b", "http://a"), StandardCharsets.US_ASCII))
                .startsWith("GET /b HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "api", "?a=1", "//localhost:5000/api", "https://localhost:5000/api",
            "http://localhost:50001/api", "http://localhost:5000.example.org/", "http://localhost:5000@example.org/",
            "http://example.org/", "http://example.org/?http://localhost:5000/", "ftp://localhost:5000/",
            "http://localhost:5000//a", "/a b", "/%zz", "/\u00e9", "/\u0007", "javascript:alert(1)"})
    void aRedirectElsewhereIsRefused(String location) {
        assertThatThrownBy(() -> redirected("GET /moved HTTP/1.1\r\n\r\n", "308 " + location))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("--follow takes a path from /", "here is \"308 " + Transcript.quote(location));
    }

    @ParameterizedTest
    @CsvSource({"localhost, 5000, localhost:5000", "localhost, 80, localhost", "::1, 5000, [::1]:5000",
            "fe80::1%eth0, 5000, [fe80::1]:5000", "[::1], 80, [::1]"})
    void hostCarriesThePortUnlessItIsThatOfHttp(String host, int port, String authority) {
        assertThat(Octets.authority(host, port)).isEqualTo(authority);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', value = {
        "a\\r\\nb,        61 0d 0a 62",
        "\\x5cr\\\\r,     5c 72 5c 0d",
        "\\x00\\xfF\\x5c, 00 ff 5c",
        "C:\\me\\,       43 3a 5c 6d 65 5c",
        "\\t\\x4\\xzz,    5c 74 5c 78 34 5c 78 7a 7a",
        "$1é,             24 31 c3 a9"})
    void escapesAreTheOctetsThatTheyMean(String typed, String octets) {
        assertThat(HexFormat.ofDelimiter(" ").formatHex(Octets.unescaped(typed.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(octets);
    }

    @Test
    void aBackslashTakesTheLineEndBehindItAway() {
        assertThat(Octets.unescaped("a\\r\\n\\\nb\\\r\nc\n".getBytes(StandardCharsets.UTF_8))).asString()
                .isEqualTo("a\r\nbc\n");
    }

    /** Also what a server escaped before it sent it. */
    @Test
    void whatIsShownCanBeSent() {
        String octets = IntStream.range(0, 256).mapToObj(Character::toString).collect(joining()) + "\\x0a\\r\\\\n\\\r\n";

        for (int i = 0; i < octets.length(); i++) {
            String some = octets.substring(i, Math.min(i + 10, octets.length()));
            assertThat(Octets.unescaped(Transcript.quote(some).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(some.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
