package httpbytes.socketserver.launch;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The peer, 127.0.0.1, and another proxy, 192.0.2.9, are trusted. */
@Tag("quick")
class ForwardedForTest {

    private static final Set<InetAddress> TRUSTED = Set.of(address("127.0.0.1"), address("192.0.2.9"));

    private static InetAddress address(String written) {
        return ForwardedFor.address(written);
    }

    private static String client(String... lines) {
        return clientBehind("127.0.0.1", lines);
    }

    private static String clientBehind(String peer, String... lines) {
        var fields = new Fields(Arrays.stream(lines).map(line -> line.split(": ", 2))
                .map(parts -> new Field(parts[0], parts[1])).toList());
        return ForwardedFor.client(address(peer), fields, TRUSTED).getHostAddress();
    }

    @Test
    void isThePeerWhereNothingIsSaid() {
        assertThat(client()).isEqualTo("127.0.0.1");
        assertThat(clientBehind("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void isThePeerWhereThatIsNotTrusted() {
        assertThat(clientBehind("192.0.2.1", "X-Forwarded-For: 203.0.113.7")).isEqualTo("192.0.2.1");
        assertThat(clientBehind("192.0.2.1", "Forwarded: for=203.0.113.7")).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "203.0.113.7 | 203.0.113.7",
            "203.0.113.7:4711 | 203.0.113.7",
            "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
            "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
            "[2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
            "198.51.100.1, 203.0.113.7 | 203.0.113.7",
            "198.51.100.1, 203.0.113.7, 192.0.2.9 | 203.0.113.7",
            "198.51.100.1, 192.0.2.9, 203.0.113.7 | 203.0.113.7",
            "192.0.2.9 | 192.0.2.9",
            "unknown | 127.0.0.1",
            "203.0.113.7, unknown | 127.0.0.1",
            "unknown, 192.0.2.9 | 192.0.2.9"})
    void isTheLastInXForwardedForThatIsNotTrusted(String field, String client) {
        assertThat(client("X-Forwarded-For: " + field)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "for=203.0.113.7 | 203.0.113.7",
            "For=203.0.113.7;proto=https;by=127.0.0.1 | 203.0.113.7",
            "proto=https; for=203.0.113.7 , | 203.0.113.7",
            ", for=203.0.113.7,, | 203.0.113.7",
            "for=1.2.3.4;x=\", for=203.0.113.7 | 127.0.0.1",
            "for=1.2.3.4, x=\"\\\", for=203.0.113.7 | 127.0.0.1",
            "junk;for=1.2.3.4 | 127.0.0.1",
            "for=1.2.3.4 by=1.2.3.5 | 127.0.0.1",
            "for = 203.0.113.7 | 127.0.0.1",
            "for=\"203.0.113.7:4711\" | 203.0.113.7",
            "for=\"[2001:db8::7]:4711\" | 2001:db8:0:0:0:0:0:7",
            "for=\"\\203.0.113.7\" | 203.0.113.7",
            "for=198.51.100.1, for=203.0.113.7 | 203.0.113.7",
            "for=203.0.113.7, for=192.0.2.9 | 203.0.113.7",
            "for=203.0.113.7, by=192.0.2.9 | 127.0.0.1",
            "for=\"_a,b\";host=\"a,b;for=1.2.3.4\" | 127.0.0.1",
            "for=203.0.113.7;host=\"a,b;for=1.2.3.4\" | 203.0.113.7",
            "for=203.0.113.7;for=203.0.113.8 | 127.0.0.1",
            "for=_hidden | 127.0.0.1",
            "for=unknown | 127.0.0.1",
            "for=\"203.0.113.7 | 127.0.0.1",
            "203.0.113.7 | 127.0.0.1"})
    void isTheLastInForwardedThatIsNotTrusted(String field, String client) {
        assertThat(client("Forwarded: " + field)).isEqualTo(client);
    }

    @Test
    void isNobodyWhoseQuoteIsOpenAcrossLines() {
        assertThat(client("Forwarded: for=1.2.3.4;x=\"", "Forwarded: for=203.0.113.7")).isEqualTo("127.0.0.1");
    }

    @Test
    void isReadFromAFieldAsLongAsMayBe() {
        String escapes = "\\a".repeat(8_000);
        assertThat(client("Forwarded: x=\"" + escapes + "\";for=203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("Forwarded: x=\"" + escapes)).isEqualTo("127.0.0.1");
    }

    @Test
    void isReadFromAllLinesOfAField() {
        assertThat(client("Forwarded: for=198.51.100.1", "Forwarded: for=203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("X-Forwarded-For: 198.51.100.1", "X-Forwarded-For: 203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @Test
    void isNobodyWhereTheTwoFieldsDisagree() {
        assertThat(client("Forwarded: for=203.0.113.7", "X-Forwarded-For: 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("Forwarded: for=198.51.100.1", "X-Forwarded-For: 203.0.113.7")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "localhost", "1", "1.2", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1.2.3.-4", "+1.2.3.4",
            "1.2.3.4a", "0x7f.0.0.1", "cafe", "[::1", "::1]", "[]", "[", ":::", "::g", "fe80::1%eth0", "1.2.3.4\r\n",
            "\u0661.2.3.4", "1.2.3.4 "})
    void isWrittenAsAnAddressOrIsNone(String written) {
        assertThat(ForwardedFor.address(written == null ? "unknown" : written)).isNull();
    }
}
