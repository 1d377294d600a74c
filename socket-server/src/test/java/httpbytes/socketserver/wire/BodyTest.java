package httpbytes.socketserver.wire;

import static httpbytes.socketserver.wire.Wire.concat;
import static httpbytes.socketserver.wire.Wire.isIncomplete;
import static httpbytes.socketserver.wire.Wire.outcome;
import static httpbytes.socketserver.wire.Wire.raw;
import static httpbytes.socketserver.wire.Wire.read;
import static httpbytes.socketserver.wire.Wire.refusal;
import static httpbytes.socketserver.wire.Wire.violation;
import static httpbytes.socketserver.wire.Wire.wire;
import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the body ends, and what it carries: RFC 9112, sections 6 and 7. */
@Tag("quick")
class BodyTest {

    private static final int CONTENT_LIMIT = MessageLimits.DEFAULT.content();

    private static byte[] post(String version, String fieldLines, String body) {
        return raw("POST /api HTTP/" + version + "\r\nHost: localhost\r\n" + fieldLines + "\r\n" + body);
    }

    private static byte[] post(String fieldLines, String body) {
        return post("1.1", fieldLines, body);
    }

    @Nested
    class ContentLength {

        private static byte[] withLength(String value) {
            return post("Content-Length: " + value + "\r\n", "hello");
        }

        @Test
        @Rfc(fact = "body-length", section = "9112, 6.3", level = "none", whom = "-",
                here = "a body ends where Content-Length says")
        void isHowManyOctetsFollow() {
            assertThat(read(withLength("5")).content()).isEqualTo(raw("hello"));
        }

        @Test
        void countsOctetsWhateverTheyAre() {
            assertThat(read(post("Content-Length: 8\r\n", "\r\n\r\n\u0000\u00c3\u00a9\n")).content())
                    .isEqualTo(raw("\r\n\r\n\u0000\u00c3\u00a9\n"));
        }

        @Test
        @Rfc(fact = "body-length", section = "9112, 6.3", level = "none", whom = "-",
                here = "without either field there is no body")
        void isZeroWithoutTheField() {
            assertThat(read(post("", "")).content()).isEmpty();
            assertThat(read(withoutBody("0")).content()).isEmpty();
        }

        private byte[] withoutBody(String length) {
            return post("Content-Length: " + length + "\r\n", "");
        }

        @Test
        void mayHaveLeadingZeros() {
            assertThat(read(withLength("0000000000000000000000000000005")).content()).isEqualTo(raw("hello"));
        }

        @Test
        @Rfc(fact = "length-short", section = "9112, 6.3", level = "MUST", whom = "recipient")
        void waitsForEveryOctet() {
            assertThat(isIncomplete(post("Content-Length: 6\r\n", "hello"))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"+5", "-5", "5.0", "5e0", "0x5", "5 5", "5,5", "5, 5", "5;5", "five", "", "٥", "5\t5",
                "'5'", "5_0", "\u00b2", "5L", "99999999999999999999x"})
        @Rfc(fact = "length-invalid-answer", section = "9112, 6.3", level = "MUST", whom = "server")
        void isDigitsAlone(String value) {
            assertThat(violation(withLength(value))).isEqualTo(Violation.CONTENT_LENGTH_INVALID);
        }

        @Test
        void isQuotedWithItsOffsetWhenItIsRefused() {
            assertThat(refusal(withLength("+5"))).hasMessage("Content-Length is one number in decimal digits, "
                    + "without a sign; at offset 37: \"Content-Length: +5\" (RFC 9112, section 6.3).");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\ncontent-length: 6\r\n"})
        @Rfc(fact = "length-invalid", section = "9112, 6.3", level = "MUST", whom = "recipient",
                here = "takes such a list for an error too")
        void isGivenOnce(String fieldLines) {
            assertThat(violation(post(fieldLines, "hello"))).isEqualTo(Violation.CONTENT_LENGTH_REPEATED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1048577", "2147483648", "4294967296", "9223372036854775808", "18446744073709551616",
                "99999999999999999999999999999999999999"})
        @Rfc(fact = "length-large", section = "9110, 8.6", level = "MUST", whom = "recipient")
        void isRefusedBeyondTheLimitHoweverLarge(String value) {
            assertThat(refusal(withLength(value)))
                    .hasMessage("the content of a request may have at most 1048576 octets.")
                    .extracting(ProtocolException::violation).isEqualTo(Violation.CONTENT_TOO_LARGE);
        }

        @Test
        void mayReachTheLimit() {
            String content = "a".repeat(CONTENT_LIMIT);
            byte[] request = post("Content-Length: " + CONTENT_LIMIT + "\r\n", content);

            assertThat(outcome(List.of(request), MessageLimits.DEFAULT).requests().get(0).content())
                    .isEqualTo(raw(content));
        }
    }

    @Nested
    class TransferEncoding {

        private static byte[] chunked(String value) {
            return post("Transfer-Encoding: " + value + "\r\n", "5\r\nhello\r\n0\r\n\r\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"chunked", "Chunked", "CHUNKED", " chunked\t", ",chunked", "chunked,", ", ,chunked"})
        @Rfc(fact = "chunked", section = "9112, 7.1", level = "MUST", whom = "recipient")
        void isChunked(String value) {
            assertThat(read(chunked(value)).content()).isEqualTo(raw("hello"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"gzip, chunked", "cow, chunked", "x;a=b, chunked", "identity, Chunked"})
        @Rfc(fact = "coding-unknown", section = "9112, 6.1", level = "SHOULD", whom = "server")
        void isNoOtherCoding(String value) {
            assertThat(violation(chunked(value))).isEqualTo(Violation.TRANSFER_CODING_UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"gzip", "identity", "xchunked", "chunked2", "chunked;q=1", "\"chunked\"", "chunke d",
                "x;a=\"b, chunked\"", "chunked\u00a0", "'chunked'", "chunked, gzip", "chunked, chunked",
                "chunked, identity", "chunked, gzip, chunked", "", ","})
        @Rfc(fact = "chunked-last", section = "9112, 6.3", level = "MUST", whom = "server")
        void endsWithChunkedAppliedOnce(String value) {
            assertThat(violation(chunked(value))).isEqualTo(Violation.CHUNKED_NOT_FINAL);
        }

        @Test
        void isOneListOverSeveralLines() {
            assertThat(violation(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")))
                    .isEqualTo(Violation.CHUNKED_NOT_FINAL);
            assertThat(violation(post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")))
                    .isEqualTo(Violation.TRANSFER_CODING_UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: gzip\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: x\r\n", "Transfer-Encoding:\r\nContent-Length: 5\r\n"})
        @Rfc(fact = "both-fields", section = "9112, 6.1", level = "MAY", whom = "server", here = "rejects it")
        void mayNotStandBesideContentLength(String fieldLines) {
            assertThat(violation(post(fieldLines, "0\r\n\r\n"))).isEqualTo(Violation.LENGTH_AND_TRANSFER_ENCODING);
        }

        @Test
        @Rfc(fact = "coding-in-1.0", section = "9112, 6.1", level = "MUST", whom = "server or client")
        void isNotOf10() {
            assertThat(violation(post("1.0", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n")))
                    .isEqualTo(Violation.TRANSFER_ENCODING_IN_1_0);
        }
    }

    @Nested
    class Chunks {

        private static byte[] chunks(String chunks) {
            return post("Transfer-Encoding: chunked\r\n", chunks);
        }

        private static String content(String chunks) {
            return new String(read(chunks(chunks)).content(), StandardCharsets.ISO_8859_1);
        }

        private static Violation violationOf(String chunks) {
            return violation(chunks(chunks));
        }

        @Test
        @Rfc(fact = "chunked", section = "9112, 7.1", level = "MUST", whom = "recipient",
                here = "leaves the coding out of the content")
        void areOneContent() {
            assertThat(content("4\r\nWiki\r\n6\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\n\r\n"))
                    .isEqualTo("Wikipedia in \r\n\r\nchunks.");
            assertThat(content("0\r\n\r\n")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"a, 10", "A, 10", "0a, 10", "000000000000000a, 10", "1F, 31", "1f, 31"})
        void haveTheirSizeInHexadecimal(String size, int octets) {
            assertThat(content(size + "\r\n" + "x".repeat(octets) + "\r\n0\r\n\r\n")).hasSize(octets);
        }

        @Test
        void endWithAnyNumberOfZeros() {
            assertThat(content("5\r\nhello\r\n0000000000000000\r\n\r\n")).isEqualTo("hello");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\r\nhello", "g\r\n", "-5\r\nhello\r\n", "+5\r\nhello\r\n", "0x5\r\nhello\r\n",
                " 5\r\nhello\r\n", "\u0665\r\n", ";x\r\n", "00000000000000005\r\nhello\r\n", "h5\r\n"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as a chunk-size that is not hexadecimal")
        void haveNoOtherSize(String chunk) {
            byte[] octets = raw(chunk.replace('\u0665', '\u00d9') + "0\r\n\r\n");
            assertThat(violation(concat(chunks(""), octets)))
                    .isIn(Violation.CHUNK_SIZE, Violation.CHUNK_EXTENSION);
        }

        @ParameterizedTest
        @ValueSource(strings = {"100001\r\n", "7fffffff\r\n", "80000000\r\n", "ffffffff\r\n", "100000000\r\n",
                "7fffffffffffffff\r\n", "8000000000000000\r\n", "ffffffffffffffff\r\n", "fffffffffffffff6\r\n"})
        @Rfc(fact = "chunk-size-large", section = "9112, 7.1", level = "MUST", whom = "recipient")
        void areRefusedBeyondTheLimitHoweverLarge(String size) {
            assertThat(violationOf(size)).isEqualTo(Violation.CONTENT_TOO_LARGE);
        }

        @Test
        void areRefusedWhenTheyAreTooLargeTogether() {
            String half = Integer.toHexString(CONTENT_LIMIT / 2) + "\r\n" + "x".repeat(CONTENT_LIMIT / 2) + "\r\n";
            var limits = MessageLimits.DEFAULT;

            assertThat(outcome(List.of(chunks(half + half + "0\r\n\r\n")), limits).requests()).hasSize(1);
            assertThat(outcome(List.of(chunks(half + half + "1\r\n")), limits).refusal().violation())
                    .isEqualTo(Violation.CONTENT_TOO_LARGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5\r\nhelloX", "5\r\nhelloXX0\r\n\r\n", "5\r\nhello\r0", "5\r\nhello\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n", "4\r\nhello\r\n"})
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server",
                here = "such as chunk-data without CR LF behind it")
        void endWithCrLfAndNothingElse(String chunk) {
            assertThat(violationOf(chunk)).isEqualTo(Violation.CHUNK_DATA_END);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5\nhello\r\n0\r\n\r\n", "5;a\nhello\r\n0\r\n\r\n", "0\n\r\n", "0\r\n\n"})
        void haveNoBareLfInTheirLines(String chunk) {
            assertThat(violationOf(chunk)).isEqualTo(Violation.BARE_LF);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5;a", "5;a=b", "5;a=\"b;c\"", "5 ;a", "5\t; a = b", "5;a;b ;c", "5;a=\"\"",
                "5;a=\"\\\";\u00e9\";b"})
        @Rfc(fact = "extension-unknown", section = "9112, 7.1.1", level = "MUST", whom = "recipient")
        void mayHaveExtensions(String size) {
            assertThat(content(size + "\r\nhello\r\n0;last\r\n\r\n")).isEqualTo("hello");
        }

        @ParameterizedTest
        @ValueSource(strings = {"5 \r\n", "5 a\r\n", "5a b\r\n", "5,a\r\n", "5=a\r\n", "5\t\r\n", "5;\r\n", "5;;a\r\n",
                "5;a \r\n", "5;a=\r\n", "5;=b\r\n", "5;a=b=c\r\n", "5;a=\"b\r\n", "5;a=\"b\\\"\r\n",
                "5;a=\"b\"c\r\n", "5;\u00e9\r\n", "5;a b\r\n"})
        void haveNothingElseBehindTheirSize(String size) {
            assertThat(violationOf(size + "hello\r\n0\r\n\r\n")).isEqualTo(Violation.CHUNK_EXTENSION);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5\u0000\r\n", "5;a=\u0001\r\n", "5;a=\"\u007f\"\r\n"})
        void haveNoControlOctetBehindTheirSize(String size) {
            assertThat(violationOf(size + "hello\r\n0\r\n\r\n")).isEqualTo(Violation.CHUNK_EXTENSION);
        }

        @Test
        void haveAsManyExtensionsAsFit() {
            String many = ";a".repeat(MessageLimits.DEFAULT.chunkExtensions() / 2);
            String quoted = ";a=\"" + "\\\"".repeat(MessageLimits.DEFAULT.chunkExtensions() / 2 - 3) + "\"";

            assertThat(content("5" + many + "\r\nhello\r\n0\r\n\r\n")).isEqualTo("hello");
            assertThat(content("5" + quoted + "\r\nhello\r\n0\r\n\r\n")).isEqualTo("hello");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "5\r\nhello\r\n-", "5\r\nhello\r\n;"})
        void areRefusedBeforeTheEndOfALineThatCannotBecomeASize(String chunk) {
            assertThat(violationOf(chunk)).isEqualTo(Violation.CHUNK_SIZE);
        }

        @Test
        @Rfc(fact = "extension-limit", section = "9112, 7.1.1", level = "ought to", whom = "server")
        void haveExtensionsUpToALimit() {
            int limit = MessageLimits.DEFAULT.chunkExtensions();
            String atLimit = ";" + "a".repeat(limit - 1);

            assertThat(content("0" + atLimit + "\r\n\r\n")).isEmpty();
            assertThat(violationOf("0" + atLimit + "a\r\n\r\n")).isEqualTo(Violation.CHUNK_EXTENSIONS_TOO_LARGE);
            assertThat(violationOf("1" + atLimit + "\r\na\r\n0;\r\n\r\n"))
                    .isEqualTo(Violation.CHUNK_EXTENSIONS_TOO_LARGE);
        }
    }

    @Nested
    class Trailers {

        private static byte[] trailers(String lines) {
            return post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n" + lines + "\r\n");
        }

        @Test
        @Rfc(fact = "trailers-apart", section = "9110, 6.5.1", level = "MUST NOT", whom = "recipient")
        void areKeptApart() {
            var request = read(trailers("Content-Length: 99\r\nX-Sum: 1\r\n"));

            assertThat(request.fields()).isEqualTo(Fields.of(
                    new Field("Host", "localhost"), new Field("Transfer-Encoding", "chunked")));
            assertThat(request.content()).isEqualTo(raw("hello"));
        }

        @ParameterizedTest
        @CsvSource({"X : 1, SPACE_BEFORE_COLON", "X, NO_COLON", "' X: 1', WHITESPACE_BEFORE_FIELDS"})
        void areFieldLines(String line, Violation violation) {
            assertThat(violation(trailers(line + "\r\n"))).isEqualTo(violation);
        }

        @Test
        void areLimited() {
            int octets = MessageLimits.DEFAULT.trailerSection();
            int lines = MessageLimits.DEFAULT.fieldLines();

            assertThat(violation(trailers("X: " + "a".repeat(octets) + "\r\n"))).isEqualTo(Violation.FIELDS_TOO_LARGE);
            assertThat(read(trailers("X: 1\r\n".repeat(lines))).content()).isEqualTo(raw("hello"));
            assertThat(violation(trailers("X: 1\r\n".repeat(lines + 1)))).isEqualTo(Violation.TOO_MANY_FIELDS);
        }
    }

    @Nested
    class Expect {

        private static byte[] expecting(String version, String expectation, String body) {
            return post(version, "Content-Length: 5\r\nExpect: " + expectation + "\r\n", body);
        }

        private static boolean continueIsDue(byte[] octets) throws ProtocolException {
            var buffer = new ReceiveBuffer();
            var parser = new RequestParser(buffer, MessageLimits.DEFAULT);
            buffer.makeRoom();
            System.arraycopy(octets, 0, buffer.octets(), 0, octets.length);
            buffer.received(octets.length);
            boolean due = isContinueDue(parser.parse());
            assertThat(isContinueDue(parser.parse())).as("due a second time").isFalse();
            return due;
        }

        private static boolean isContinueDue(Progress progress) {
            return progress instanceof Progress.NotYet notYet && notYet.continueDue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"100-continue", "100-Continue", "100-continue, 100-continue"})
        @Rfc(fact = "expect-100", section = "9110, 10.1.1", level = "MUST", whom = "origin server")
        void asksForA100(String expectation) throws ProtocolException {
            assertThat(continueIsDue(expecting("1.1", expectation, ""))).isTrue();
            assertThat(read(expecting("1.1", expectation, "hello")).content()).isEqualTo(raw("hello"));
        }

        @Test
        @Rfc(fact = "expect-omit", section = "9110, 10.1.1", level = "MAY", whom = "server")
        void asksForNothingOnceTheBodyComes() throws ProtocolException {
            assertThat(continueIsDue(expecting("1.1", "100-continue", "h"))).isFalse();
            assertThat(continueIsDue(post("Expect: 100-continue\r\n", ""))).isFalse();
            assertThat(continueIsDue(post("Content-Length: 0\r\nExpect: 100-continue\r\n", ""))).isFalse();
            assertThat(continueIsDue(post("Content-Length: 5\r\n", ""))).isFalse();
        }

        @Test
        @Rfc(fact = "expect-1.0", section = "9110, 10.1.1", level = "MUST", whom = "server")
        void meansNothingIn10() throws ProtocolException {
            assertThat(continueIsDue(expecting("1.0", "100-continue", ""))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"100-continue,", ", 100-continue", ",, 100-continue ,"})
        @Rfc(fact = "empty-members", section = "9110, 5.6.1.2", level = "MUST", whom = "recipient")
        void mayHaveEmptyMembers(String expectation) throws ProtocolException {
            assertThat(continueIsDue(expecting("1.1", expectation, ""))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ",", " , ,"})
        void asksForNothingWhereItIsEmpty(String expectation) throws ProtocolException {
            assertThat(continueIsDue(expecting("1.1", expectation, ""))).isFalse();
            assertThat(read(expecting("1.1", expectation, "hello")).content()).isEqualTo(raw("hello"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"200-ok", "100-continue, x", "100-continue;a=b", "100 continue"})
        @Rfc(fact = "expect-other", section = "9110, 10.1.1", level = "MAY", whom = "server")
        void isNothingElse(String expectation) {
            assertThat(violation(expecting("1.1", expectation, "hello"))).isEqualTo(Violation.EXPECTATION);
        }

        @Test
        void isAskedOnlyForContentThatFits() {
            assertThat(violation(wire("""
                    POST /api HTTP/1.1
                    Host: localhost
                    Expect: 100-continue
                    Content-Length: 99999999

                    """))).isEqualTo(Violation.CONTENT_TOO_LARGE);
        }
    }
}
