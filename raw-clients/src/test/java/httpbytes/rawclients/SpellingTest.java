package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests, octet by octet. */
@Tag("quick")
class SpellingTest {

    private static final Address LOCALHOST = new Address("localhost", 5000);

    private static Form form(String... pairs) {
        return new Form(Arrays.stream(pairs).map(Form::pair).toList());
    }

    private static byte[] wire(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aGetCarriesWhatItSendsInItsTarget() {
        assertThat(RawGet.request("GET", LOCALHOST, "/api", form("param1=value1", "param2=value2"))).isEqualTo(wire("""
                GET /api?param1=value1&param2=value2 HTTP/1.1
                Host: localhost:5000
                Connection: close

                """));
    }

    @Test
    void aGetOfNothingHasNoQuery() {
        assertThat(RawGet.request("HEAD", LOCALHOST, "/api", Form.EMPTY)).asString()
                .startsWith("HEAD /api HTTP/1.1\r\n");
    }

    @Test
    void aQueryInThePathIsContinued() {
        assertThat(RawGet.request("GET", LOCALHOST, "/api?a=1", form("b=2"))).asString()
                .startsWith("GET /api?a=1&b=2 HTTP/1.1\r\n");
    }

    @Test
    void aPostCarriesWhatItSendsInItsBody() {
        assertThat(RawPost.request(LOCALHOST, "/api", form("param1453=value1", "param500=value250")))
                .asString().isEqualTo("""
                        POST /api HTTP/1.1
                        Host: localhost:5000
                        Content-Type: application/x-www-form-urlencoded
                        Content-Length: 34
                        Connection: close

                        """.replace("\n", "\r\n") + "param1453=value1&param500=value250");
    }

    @Test
    void theLengthCountsOctets() {
        assertThat(RawPost.request(LOCALHOST, "/api", form("a=é"))).asString()
                .contains("Content-Length: 8\r\n").endsWith("\r\n\r\na=%C3%A9");
    }

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
        assertThat(form(pair).encoded()).isEqualTo(encoded);
    }

    @ParameterizedTest
    @CsvSource({"localhost, 5000, localhost:5000", "localhost, 80, localhost", "::1, 5000, [::1]:5000",
            "fe80::1%eth0, 5000, [fe80::1]:5000", "[::1], 80, [::1]"})
    void hostCarriesThePortUnlessItIsThatOfHttp(String host, int port, String authority) {
        assertThat(new Address(host, port).authority()).isEqualTo(authority);
    }
}
