package httpbytes.socketserver.wire;

import static httpbytes.socketserver.wire.Wire.raw;
import static httpbytes.socketserver.wire.Wire.read;
import static httpbytes.socketserver.wire.Wire.refusal;
import static httpbytes.socketserver.wire.Wire.violation;
import static httpbytes.socketserver.wire.Wire.wire;
import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header section: RFC 9112, section 5. */
@Tag("quick")
class FieldLinesTest {

    private static byte[] request(String fieldLines) {
        return raw("GET /api HTTP/1.1\r\nHost: localhost\r\n" + fieldLines + "\r\n");
    }

    private static String value(String fieldLine) {
        return read(request(fieldLine + "\r\n")).fields().value("X");
    }

    private static Violation violationOf(String fieldLines) {
        return violation(request(fieldLines));
    }

    @Test
    @Rfc(fact = "field-order", section = "9110, 5.3", level = "none", whom = "-", here = "keeps all in order")
    void areKeptInOrderAndSpelling() {
        var request = read(wire("""
                GET /api HTTP/1.1
                host: localhost
                X-One: 1
                x-ONE: 2

                """));

        assertThat(request.fields()).isEqualTo(Fields.of(
                new Field("host", "localhost"), new Field("X-One", "1"), new Field("x-ONE", "2")));
    }

    @Test
    @Rfc(fact = "combine", section = "9110, 5.3", level = "MAY", whom = "recipient")
    void areOneFieldWhenTheirNamesAreTheSame() {
        assertThat(value("X: 1\r\nx: 2\r\nX:3")).isEqualTo("1, 2, 3");
    }

    @Nested
    class Name {

        @ParameterizedTest
        @ValueSource(strings = {"X : 1", "X\t: 1", "X  \t : 1"})
        @Rfc(fact = "space-before-colon", section = "9112, 5.1", level = "MUST", whom = "server")
        void isFollowedByItsColonAtOnce(String line) {
            assertThat(violationOf(line + "\r\n")).isEqualTo(Violation.SPACE_BEFORE_COLON);
        }

        @Test
        void isQuotedWithItsOffsetWhenItIsRefused() {
            assertThat(refusal(request("X : 1\r\n"))).hasMessage("no white space may stand between a field name and "
                    + "its colon; at offset 36: \"X : 1\" (RFC 9112, section 5.1).");
        }

        @ParameterizedTest
        @ValueSource(strings = {": 1", "X(Y): 1", "X Y: 1", "X@: 1", "\u00e9: 1", "X/Y: 1", "\"X\": 1", "[X]: 1"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as a field name that is no token")
        void isAToken(String line) {
            assertThat(violationOf(line + "\r\n")).isEqualTo(Violation.FIELD_NAME);
        }

        @ParameterizedTest
        @ValueSource(strings = {"X", "GET", "X   "})
        void needsAColon(String line) {
            assertThat(violationOf(line + "\r\n")).isEqualTo(Violation.NO_COLON);
        }
    }

    @Nested
    class Value {

        @ParameterizedTest
        @ValueSource(strings = {"X:1", "X: 1", "X:\t1", "X: \t 1 \t ", "X:1\t"})
        @Rfc(fact = "value-space", section = "9110, 5.5", level = "MUST", whom = "implementation")
        void stopsBeingWhiteSpaceAtBothEnds(String line) {
            assertThat(value(line)).isEqualTo("1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"X:", "X: ", "X: \t "})
        void mayBeEmpty(String line) {
            assertThat(value(line)).isEmpty();
        }

        @Test
        @Rfc(fact = "value-opaque", section = "9110, 5.5", level = "SHOULD", whom = "recipient")
        void keepsOctetsBeyondAscii() {
            assertThat(value("X: caf\u00c3\u00a9 \u0080\u00ff")).isEqualTo("caf\u00c3\u00a9 \u0080\u00ff");
        }

        @Test
        void keepsTabsColonsAndQuotesInside() {
            assertThat(value("X: a\tb: \"c\"")).isEqualTo("a\tb: \"c\"");
        }

        @Test
        void isRefusedByTheRuleForValues() {
            assertThat(refusal(request("X: a\u0000b\r\n"))).hasMessage("no control character but HTAB may stand in a "
                    + "field line; at offset 40: \"\\x00b\\x0d\\x0a\\x0d\\x0a\" (RFC 9110, section 5.5).");
        }

        @ParameterizedTest
        @ValueSource(strings = {"X: a\u0000b", "X: a\u0001b", "X: \u001b[31m", "X: a\u007fb", "X\u0000: a",
                "X: \u000ba", "X: \f"})
        @Rfc(fact = "value-controls", section = "9110, 5.5", level = "MUST", whom = "recipient",
                here = "rejects every control character but the tab")
        void holdsNoControlOctet(String line) {
            assertThat(violationOf(line + "\r\n")).isEqualTo(Violation.CONTROL_OCTET);
        }
    }

    @Nested
    class LineEnd {

        @ParameterizedTest
        @ValueSource(strings = {"X: a\rb\r\n", "X: a\r\r\n", "X\r: a\r\n", "\rX: a\r\n", "X: a\rY: b\r\n"})
        @Rfc(fact = "bare-cr", section = "9112, 2.2", level = "MUST", whom = "recipient", here = "refuses it")
        void isNotACrAlone(String lines) {
            assertThat(violationOf(lines)).isEqualTo(Violation.BARE_CR);
        }

        @ParameterizedTest
        @ValueSource(strings = {"X: a\nY: b\r\n", "X: a\n\r\n", "\n", "X: a\n\n"})
        @Rfc(fact = "lone-lf", section = "9112, 2.2", level = "MAY", whom = "recipient", here = "does not")
        void isNotAnLfAlone(String lines) {
            assertThat(violationOf(lines)).isEqualTo(Violation.BARE_LF);
        }

        @Test
        void mayNotFoldALine() {
            assertThat(violationOf("X: a\r\n b\r\n")).isEqualTo(Violation.FOLDED_LINE);
            assertThat(violationOf("X: a\r\n\tb\r\n")).isEqualTo(Violation.FOLDED_LINE);
            assertThat(violationOf("X: a\r\n \r\n")).isEqualTo(Violation.FOLDED_LINE);
        }

        @Test
        @Rfc(fact = "fold", section = "9112, 5.2", level = "MUST", whom = "server", here = "answers 400")
        void mayNotFoldHost() {
            assertThat(violation(wire("GET /api HTTP/1.1\nHost: local\n host\n\n"))).isEqualTo(Violation.FOLDED_LINE);
        }

        @Test
        @Rfc(fact = "space-before-fields", section = "9112, 2.2", level = "MUST", whom = "recipient",
                here = "rejects the message")
        void isNotFollowedByWhiteSpaceAfterTheRequestLine() {
            assertThat(violation(wire("GET /api HTTP/1.1\n Host: localhost\n\n")))
                    .isEqualTo(Violation.WHITESPACE_BEFORE_FIELDS);
        }
    }

    @Nested
    class Size {

        private final int octets = MessageLimits.DEFAULT.fieldSection();
        private final int lines = MessageLimits.DEFAULT.fieldLines();
        private final int host = "Host: localhost\r\n".length();

        private String lineOf(int length) {
            return "X: " + "a".repeat(length - "X: \r\n".length()) + "\r\n";
        }

        @Test
        void mayReachItsLimit() {
            assertThat(read(request(lineOf(octets - host))).fields().contains("X")).isTrue();
        }

        @Test
        @Rfc(fact = "fields-too-large", section = "9110, 5.4", level = "MUST", whom = "server")
        void isTooMuchBeyondIt() {
            assertThat(violationOf(lineOf(octets - host + 1))).isEqualTo(Violation.FIELDS_TOO_LARGE);
            assertThat(violationOf("X: 1\r\n".repeat(90) + lineOf(octets))).isEqualTo(Violation.FIELDS_TOO_LARGE);
        }

        @Test
        void isTooMuchBeforeTheLineEnds() {
            assertThat(violation(raw("GET / HTTP/1.1\r\nX: " + "a".repeat(octets))))
                    .isEqualTo(Violation.FIELDS_TOO_LARGE);
        }

        @Test
        void countsLinesToo() {
            assertThat(read(request("X: 1\r\n".repeat(lines - 1))).fields().count("X")).isEqualTo(lines - 1);
            assertThat(violationOf("X: 1\r\n".repeat(lines))).isEqualTo(Violation.TOO_MANY_FIELDS);
        }
    }

    @Nested
    class Host {

        private static byte[] with(String version, String fieldLines) {
            return wire("GET /api HTTP/" + version + "\n" + fieldLines + "\n");
        }

        @Test
        @Rfc(fact = "host", section = "9112, 3.2", level = "MUST", whom = "server", here = "none")
        void isNeededIn11() {
            assertThat(violation(with("1.1", ""))).isEqualTo(Violation.HOST_MISSING);
            assertThat(violation(with("1.1", "X: 1\n"))).isEqualTo(Violation.HOST_MISSING);
            assertThat(violation(wire("GET http://localhost/api HTTP/1.1\n\n"))).isEqualTo(Violation.HOST_MISSING);
        }

        @Test
        void isNotNeededIn10() {
            assertThat(read(with("1.0", "")).authority()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.0", "1.1"})
        @Rfc(fact = "host", section = "9112, 3.2", level = "MUST", whom = "server", here = "two")
        void mayNotBeRepeated(String version) {
            assertThat(violation(with(version, "Host: a\nHost: a\n"))).isEqualTo(Violation.HOST_REPEATED);
            assertThat(violation(with(version, "Host: a\nX: 1\nhOST: b\n"))).isEqualTo(Violation.HOST_REPEATED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost", "localhost:5000", "LOCALHOST", "127.0.0.1:80", "[::1]", "[::1]:5000",
                "[2001:db8::192.0.2.1]", "a.b-c_d~e", "xn--bcher-kva.example", "a:", "%41", "a,b", "[v1.a:b]",
                "a:65535", "a:0", "a:0000000000000065535"})
        void isAHostAndPerhapsAPort(String host) {
            assertThat(read(with("1.1", "Host: " + host + "\n")).authority()).isEqualTo(host);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "a, b", "a/b", "user@a", "a:b", "a:80:90", "http://a", "[::1", "::1", "[::1]x",
                "[1:2]", "[zz]", "[]", "a?b", "a#b", "%zz", "%4", "a\\b", "\u00e9", "\"a\"", "a:8 0", "a:+80",
                "[::1%25eth0]", "[v1.]", "[v.a]", "[v1.a/b]"})
        @Rfc(fact = "host", section = "9112, 3.2", level = "MUST", whom = "server", here = "an invalid one")
        void isNothingElse(String host) {
            assertThat(violation(with("1.1", "Host: " + host + "\n"))).isEqualTo(Violation.HOST_INVALID);
            assertThat(violation(with("1.0", "Host: " + host + "\n"))).isEqualTo(Violation.HOST_INVALID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", ":", ":80", ":5000"})
        @Rfc(fact = "empty-host", section = "9110, 4.2.1", level = "MUST", whom = "recipient", here = "in Host too")
        void isNotEmpty(String host) {
            assertThat(violation(with("1.1", "Host: " + host + "\n"))).isEqualTo(Violation.HOST_INVALID);
            assertThat(violation(with("1.0", "Host:" + host + "\n"))).isEqualTo(Violation.HOST_INVALID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a:65536", "a:99999", "[::1]:65536", "a:4294967376", "a:18446744073709551696",
                "a:00000000000000000000065536"})
        void hasNoPortThatTcpHasNot(String host) {
            assertThat(violation(with("1.1", "Host: " + host + "\n"))).isEqualTo(Violation.HOST_INVALID);
        }
    }
}
