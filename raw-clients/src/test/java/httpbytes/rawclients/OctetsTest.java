package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
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

    @ParameterizedTest
    @CsvSource({"localhost, 5000, localhost:5000", "localhost, 80, localhost", "::1, 5000, [::1]:5000",
            "fe80::1%eth0, 5000, [fe80::1]:5000", "[::1], 80, [::1]"})
    void hostCarriesThePortUnlessItIsThatOfHttp(String host, int port, String authority) {
        assertThat(Octets.authority(host, port)).isEqualTo(authority);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', value = {
        "a\\r\\nb,        61 0d 0a 62",
        "\\t\\\\r,        09 5c 72",
        "\\x00\\xfF\\x5c, 00 ff 5c",
        "\\\\x41,         5c 78 34 31",
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

    @ParameterizedTest
    @ValueSource(strings = {"\\q", "\\x4", "\\xzz", "a\\", "\\"})
    void whatIsNoEscapeIsRefused(String typed) {
        assertThatThrownBy(() -> Octets.unescaped(typed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
