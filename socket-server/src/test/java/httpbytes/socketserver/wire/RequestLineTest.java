package httpbytes.socketserver.wire;

import static httpbytes.socketserver.wire.Wire.raw;
import static httpbytes.socketserver.wire.Wire.read;
import static httpbytes.socketserver.wire.Wire.refusal;
import static httpbytes.socketserver.wire.Wire.violation;
import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Version;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request-line: RFC 9112, section 3, and what stands before it. */
@Tag("quick")
class RequestLineTest {

    private static byte[] request(String requestLine) {
        return raw(requestLine + "\r\nHost: localhost\r\n\r\n");
    }

    private static Request get(String target) {
        return read(request("GET " + target + " HTTP/1.1"));
    }

    private static Violation violationOfTarget(String target) {
        return violation(request("GET " + target + " HTTP/1.1"));
    }

    @Test
    @Rfc(fact = "request-line", section = "9112, 3", level = "none", whom = "-")
    void readsItsThreeParts() {
        var request = get("/api?name=Ada");

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target().spelling()).isEqualTo("/api?name=Ada");
        assertThat(request.target().path()).isEqualTo("/api");
        assertThat(request.target().query()).isEqualTo("name=Ada");
        assertThat(request.version()).isEqualTo(Version.HTTP_1_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api?name=Ada HTTP/1.1", "HEAD http://a/%61 HTTP/1.0", "GET / HTTP/1.7"})
    void isRememberedAsItCame(String requestLine) {
        assertThat(Wire.requestLine(request(requestLine))).isEqualTo(requestLine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET  /api HTTP/1.1", "GET /api  HTTP/1.1", "GET /api HTTP/1.1 ", "GET /a b HTTP/1.1",
            "GET /api", "GET", "GET ", "GET /api ", "GET /api HTTP/1.1 x", "GET\t/api HTTP/1.1", "GET /api\tHTTP/1.1"})
    @Rfc(fact = "invalid-request-line", section = "9112, 3.2", level = "SHOULD", whom = "recipient",
            here = "answers 400")
    void hasExactlyOneSpaceBetweenThem(String requestLine) {
        assertThat(violation(request(requestLine))).isEqualTo(Violation.REQUEST_LINE_PARTS);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThat(refusal(request("GET  /api HTTP/1.1"))).hasMessage("a request-line is method, request-target and "
                + "HTTP-version with exactly one space between them; at offset 0: \"GET  /api HTTP/1.1\" "
                + "(RFC 9112, section 3).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a\u0000b HTTP/1.1", "G\u0001T /api HTTP/1.1", "GET /api HTTP/1.1\u007f",
            "\u0000GET /api HTTP/1.1", "GET /\u001b[31m HTTP/1.1"})
    void holdsNoControlOctet(String requestLine) {
        assertThat(refusal(request(requestLine))).hasMessageContaining("(RFC 9112, section 3).")
                .extracting(ProtocolException::violation).isEqualTo(Violation.CONTROL_IN_START_LINE);
    }

    @Test
    void refusesHttp09() {
        assertThat(violation(raw("GET /api\r\n"))).isEqualTo(Violation.REQUEST_LINE_PARTS);
    }

    @Nested
    class EmptyLinesBeforeIt {

        @Test
        @Rfc(fact = "empty-line-first", section = "9112, 2.2", level = "SHOULD", whom = "server")
        void areTolerated() {
            assertThat(read(raw("\r\n\r\nGET /api HTTP/1.1\r\nHost: localhost\r\n\r\n")).method()).isEqualTo("GET");
        }

        @Test
        void areTooManyBeyondEight() {
            assertThat(violation(raw("\r\n".repeat(9)))).isEqualTo(Violation.METHOD_NOT_TOKEN);
        }

        @Test
        void endWithCrLfToo() {
            assertThat(violation(raw("\nGET /api HTTP/1.1\r\n"))).isEqualTo(Violation.BARE_LF);
        }
    }

    @Nested
    class Method {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "get", "M-SEARCH", "!#$%&'*+-.^_`|~09AZaz", "PATCH"})
        @Rfc(fact = "method-case", section = "9110, 9.1", level = "none", whom = "-")
        void isAnyToken(String method) {
            assertThat(read(request(method + " /api HTTP/1.1")).method()).isEqualTo(method);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GE(T", "G@T", "G\u00c9T", "(", "\u0080", "GET/api:"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as a method that is no token")
        void isNothingElse(String method) {
            assertThat(violation(request(method + " /api HTTP/1.1"))).isEqualTo(Violation.METHOD_NOT_TOKEN);
        }

        @Test
        void mayNotBeEmpty() {
            assertThat(violation(request(" /api HTTP/1.1"))).isEqualTo(Violation.METHOD_NOT_TOKEN);
        }

        @Test
        void isRefusedAtItsFirstOctet() {
            assertThat(violation(raw("\u00ff"))).isEqualTo(Violation.METHOD_NOT_TOKEN);
        }

        @Test
        void isNotTheStartOfTls() {
            assertThat(refusal(raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003")))
                    .hasMessageContaining("http:// instead of https://")
                    .extracting(ProtocolException::violation).isEqualTo(Violation.TLS);
        }

        @Test
        @Rfc(fact = "connect", section = "9110, 9.3.6", level = "MAY", whom = "origin server", here = "does not")
        void isNotConnect() {
            assertThat(violation(request("CONNECT localhost:5000 HTTP/1.1")))
                    .isEqualTo(Violation.CONNECT_NOT_SUPPORTED);
            assertThat(violation(request("CONNECT /api HTTP/1.1"))).isEqualTo(Violation.CONNECT_NOT_SUPPORTED);
        }
    }

    @Nested
    class HttpVersion {

        @ParameterizedTest
        @CsvSource({"HTTP/1.0, HTTP_1_0", "HTTP/1.1, HTTP_1_1", "HTTP/1.2, HTTP_1_1", "HTTP/1.9, HTTP_1_1"})
        @Rfc(fact = "higher-minor", section = "9110, 6.2", level = "SHOULD", whom = "recipient")
        void isOneOfTheFirstMajorVersion(String spelling, Version version) {
            assertThat(read(request("GET /api " + spelling)).version()).isEqualTo(version);
        }

        @ParameterizedTest
        @ValueSource(strings = {"HTTP/0.9", "HTTP/2.0", "HTTP/3.0", "HTTP/9.9"})
        @Rfc(fact = "status-505", section = "9110, 15.6.6", level = "none", whom = "-")
        void isNotSupportedOtherwise(String version) {
            assertThat(violation(request("GET /api " + version))).isEqualTo(Violation.VERSION_NOT_SUPPORTED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"http/1.1", "HTTP/1", "HTTP/1.", "HTTP/11", "HTTP/1.10", "HTTP/01.1", "HTTP/1,1",
                "HTTP/1.x", "HTTP/x.1", "HTTPS/1.1", "FTP/1.1", "\tHTTP/1.1", "HTTP /1.1x"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as a version in small letters")
        void isSpelledExactly(String version) {
            assertThat(violation(request("GET /api " + version)))
                    .isIn(Violation.VERSION_MALFORMED, Violation.REQUEST_LINE_PARTS);
        }

        @Test
        void refusesThePrefaceOfHttp2() {
            assertThat(violation(raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))).isEqualTo(Violation.VERSION_NOT_SUPPORTED);
        }
    }

    @Nested
    class OriginForm {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "/                  | /",
                "/api               | /api",
                "/%61pi             | /api",
                "/%61%70%69         | /api",
                "/%7Eada            | /~ada",
                "/./api             | /api",
                "/x/../api          | /api",
                "/x/%2e%2e/api      | /api",
                "/x/%2E./api        | /api",
                "/../api            | /api",
                "/../../../api      | /api",
                "/api/.             | /api/",
                "/api/x/..          | /api/",
                "/..                | /",
                "/.                 | /",
                "/..api             | /..api",
                "/api...            | /api...",
                "/a%2fb             | /a%2Fb",
                "/%2e%2e%2fetc      | /..%2Fetc",
                "//api              | //api",
                "/a;b=c,d@e:f!$&'() | /a;b=c,d@e:f!$&'()",
                "/%00               | /%00"
        })
        @Rfc(fact = "syntax-normalization", section = "3986, 6.2.2", level = "none", whom = "-",
                here = "does, once, and never leads outside")
        void isNormalisedOnceAndNeverLeadsOutside(String target, String path) {
            assertThat(get(target).target().path()).isEqualTo(path);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "/api?            | ''",
                "/api?a=b         | a=b",
                "/api?a?b/c       | a?b/c",
                "/api??           | ?",
                "/api?%zz         | %zz",
                "/api?/../x       | /../x"
        })
        void keepsItsQueryAsItWasSent(String target, String query) {
            assertThat(get(target).target().query()).isEqualTo(query);
        }

        @Test
        void hasNoQueryWithoutAQuestionMark() {
            assertThat(get("/api").target().query()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a\"b", "/a<b", "/a>b", "/a\\b", "/a^b", "/a`b", "/a{b", "/a|b", "/a}b", "/a[b",
                "/a]b", "/\u00e9", "/\u00c3\u00a9", "/a\tb", "/api?a[]=1", "/api?\u00e9", "/api?\"", "/api?a=\u0080"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as a request-target with octets that no URI holds")
        void holdsOnlyWhatAUriHolds(String target) {
            assertThat(violationOfTarget(target)).isEqualTo(Violation.TARGET_OCTET);
        }

        @Test
        void saysWhichOctetIsWrong() {
            assertThat(refusal(request("GET /caf\u00c3\u00a9?x HTTP/1.1")))
                    .hasMessageContaining("at offset 8: \"\\xc3\\xa9?x\" (RFC 3986, section 2)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api#top", "/api?a=b#top", "/#"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as a request-target with a fragment")
        void hasNoFragment(String target) {
            assertThat(violationOfTarget(target)).isEqualTo(Violation.TARGET_FRAGMENT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/%", "/%4", "/%zz", "/%g0", "/api/%4", "/%%41", "/%-1"})
        void hasCompleteEscapesInItsPath(String target) {
            assertThat(violationOfTarget(target)).isEqualTo(Violation.TARGET_ESCAPE);
        }
    }

    @Nested
    class AbsoluteForm {

        @Test
        @Rfc(fact = "host-ignored", section = "9112, 3.2.2", level = "MUST", whom = "origin server")
        void winsOverHost() {
            var request = get("http://example.org:81/api?a=b");

            assertThat(request.authority()).isEqualTo("example.org:81");
            assertThat(request.target().path()).isEqualTo("/api");
            assertThat(request.target().query()).isEqualTo("a=b");
            assertThat(get("/api").authority()).isEqualTo("localhost");
        }

        @ParameterizedTest
        @CsvSource({"http://a, /", "http://a?x, /", "HTTP://a/api, /api", "http://a:/api, /api",
                "http://[::1]:80/api, /api", "http://a:65535/, /"})
        void mayHaveAnEmptyPath(String target, String path) {
            assertThat(get(target).target().path()).isEqualTo(path);
        }

        @ParameterizedTest
        @ValueSource(strings = {"http:///api", "http://", "http://:80/api", "http://user@host/api", "http://u:p@h/",
                "http://a:b/api", "http://a:65536/", "http://a b/", "http://[::1/api", "http://[zz]/",
                "http://a%zz/", "http://?x"})
        @Rfc(fact = "empty-host", section = "9110, 4.2.1", level = "MUST", whom = "recipient")
        @SuppressWarnings("HttpUrlsUsage")
        void namesAHost(String target) {
            var violation = violationOfTarget(target);
            assertThat(violation).isIn(Violation.TARGET_AUTHORITY, Violation.REQUEST_LINE_PARTS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://localhost/api", "ftp://localhost/api", "file:///etc/passwd",
                "Z39.50s+x-y://localhost"})
        @Rfc(fact = "https-unsecured", section = "9110, 7.4", level = "MUST", whom = "origin server")
        void isServedForHttpAlone(String target) {
            assertThat(violationOfTarget(target)).isEqualTo(Violation.SCHEME_NOT_SERVED);
        }
    }

    @Nested
    class OtherForms {

        @Test
        @Rfc(fact = "asterisk-form", section = "9112, 3.2.4", level = "none", whom = "-")
        void asteriskIsForOptions() {
            assertThat(read(request("OPTIONS * HTTP/1.1")).target().path()).isEqualTo("*");
            assertThat(read(request("OPTIONS http://localhost HTTP/1.1")).target().path()).isEqualTo("*");
            assertThat(read(request("OPTIONS http://localhost/ HTTP/1.1")).target().path()).isEqualTo("/");
            assertThat(violation(request("GET * HTTP/1.1"))).isEqualTo(Violation.TARGET_FORM);
            assertThat(violation(request("OPTIONS ** HTTP/1.1"))).isEqualTo(Violation.TARGET_FORM);
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost:5000", "api", "?a=b", "://x", "mailto:ada@example.org", "*/api",
                "x/http://y", "ht%74p://y", "1http://y", "\u00e9://y", "-a://y"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as a request-target of another form")
        void nothingElseIsATarget(String target) {
            assertThat(violationOfTarget(target)).isEqualTo(Violation.TARGET_FORM);
        }
    }

    @Nested
    class Length {

        private final int limit = MessageLimits.DEFAULT.requestLine();

        private byte[] requestLineOf(int length) {
            String rest = "GET / HTTP/1.1";
            return request("GET /" + "a".repeat(length - rest.length()) + " HTTP/1.1");
        }

        @Test
        @Rfc(fact = "request-line-length", section = "9112, 3", level = "RECOMMENDED", whom = "sender and recipient")
        void mayReachTheLimit() {
            assertThat(limit).isGreaterThanOrEqualTo(8000);
            assertThat(read(requestLineOf(limit)).target().path()).hasSize(limit - "GET  HTTP/1.1".length());
        }

        @Test
        @Rfc(fact = "target-too-long", section = "9112, 3", level = "MUST", whom = "server")
        void isTooMuchBeyondTheLimit() {
            assertThat(violation(requestLineOf(limit + 1))).isEqualTo(Violation.TARGET_TOO_LONG);
        }

        @Test
        @Rfc(fact = "method-too-long", section = "9112, 3", level = "SHOULD", whom = "server")
        void isTooMuchForAMethod() {
            assertThat(violation(request("G".repeat(limit) + "ET /api HTTP/1.1"))).isEqualTo(Violation.METHOD_TOO_LONG);
            assertThat(violation(raw("G".repeat(limit + 2)))).isEqualTo(Violation.METHOD_TOO_LONG);
            assertThat(violation(raw("G" + "\u00e9".repeat(limit + 1)))).isEqualTo(Violation.METHOD_NOT_TOKEN);
        }

        @Test
        void isTooMuchBeforeTheLineEnds() {
            assertThat(violation(raw("GET /" + "a".repeat(limit)))).isEqualTo(Violation.TARGET_TOO_LONG);
        }
    }
}
