package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.wire.ResponseEncoder;
import httpbytes.socketserver.wire.SendBuffer;
import httpbytes.socketserver.wire.Wire;
import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a client may take octets for an answer: RFC 9112, section 6.3, and what is around it. */
@Tag("quick")
class AnswerTest {

    private static final String OK = "HTTP/1.1 200 OK\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\n\n";
    private static final String FIN = "CLOSED";
    private static final String RST = "RESET";
    private static final String OPEN = "OPEN";
    private static final String US = "US";

    /** Octets with LF for CR LF, the ending, the methods, each verdict, and words of a sentence or of a note. */
    private static Arguments row(String octets, String ending, String methods, String verdicts, String words) {
        return arguments(Wire.wire(octets), ending, methods, verdicts, words);
    }

    /** The same for one GET. */
    private static Arguments row(String octets, String ending, String verdicts, String words) {
        return row(octets, ending, "GET", verdicts, words);
    }

    /** The same with octets as they are. */
    private static Arguments raw(String octets, String ending, String verdicts, String words) {
        return arguments(Wire.raw(octets), ending, "GET", verdicts, words);
    }

    static Stream<Arguments> whole() {
        return Stream.of(
                row(OK + "Content-Length: 5\n\nhello", OPEN, "complete", "Content-Length says how long"),
                row(OK + "Content-Length: 5\n\nhello", RST, "complete", "Content-Length says how long"),
                row(OK + "Content-Length: 0\n\n", FIN, "complete", "without content"),
                row(OK + "Content-Length: 005\n\nhello", FIN, "complete", "5 octets"),
                row(OK + "content-length:5\n\nhello", FIN, "complete", "5 octets"),
                row("HTTP/1.1 200 \nContent-Length: 0\n\n", OPEN, "complete", "200"),
                row("HTTP/1.0 200 OK\n\nhello", FIN, "complete", "whether that was all nobody can tell"),
                row(OK + "\nhello", FIN, "complete", "close of the connection ends it"),
                row(OK + "\n", FIN, "complete", "close of the connection ends it"),
                row(CHUNKED + "5\nhello\n0\n\n", OPEN, "complete", "last chunk"),
                row(CHUNKED + "0\n\n", OPEN, "complete", "without content"),
                row(CHUNKED + "05;x=\"a;b\"\nhello\n000\nT: u\n\n", OPEN, "complete", "last chunk"),
                row(OK + "Transfer-Encoding: gzip, chunked\n\n2\nab\n0\n\n", FIN, "complete", "last chunk"),
                row(OK + "Transfer-Encoding: Chunked\n\n0\n\n", FIN, "complete", "last chunk"),
                row("HTTP/1.1 204 No Content\n\n", OPEN, "complete", "204 has no content"),
                row("HTTP/1.1 304 Not Modified\nContent-Length: 9\n\n", OPEN, "complete", "304 has no content"),
                row(OK + "Content-Length: 9\n\n", OPEN, "HEAD", "complete", "HEAD has no content"),
                row(OK + "Transfer-Encoding: chunked\n\n", OPEN, "HEAD", "complete", "HEAD has no content"),
                row("HTTP/1.1 400 Bad\nContent-Length: 9\n\n", FIN, "HEAD", "complete", "HEAD has no content"),
                row("HTTP/1.1 100 Continue\n\n" + OK + "Content-Length: 0\n\n", OPEN, "complete complete",
                        "An interim answer: 100"),
                row("HTTP/1.1 103 Early Hints\nLink: </a>\n\n" + OK + "\nx", FIN, "complete complete", "103"),
                row(OK + "Content-Length: 1\n\na" + OK + "Content-Length: 2\n\n", OPEN, "GET HEAD",
                        "complete complete", "HEAD has no content"),
                row("HTTP/1.1 599 Odd\nContent-Length: 0\n\n", OPEN, "complete", "599"),
                row(OK + "Content-Length: 5, 5\n\nhello", OPEN, "complete", "equal lengths as one"),
                row(OK + "Content-Length: 5,\n\nhello", OPEN, "complete", "a list where one number belongs"),
                row(OK + "Content-Length: 5\nContent-Length: 5\n\nhello", OPEN, "complete", "equal lengths as one"),
                row(OK + "X: a\n  b\nContent-Length: 0\n\n", OPEN, "complete", "in place of the fold"),
                row("HTTP/1.1 200\nContent-Length: 0\n\n", OPEN, "complete", "must send a space after"),
                row("HTTP/1.1 999 Odd\nContent-Length: 0\n\n", OPEN, "complete", "between 100 and 599"),
                row(OK + "Transfer-Encoding: chunked, gzip\n\nhello", FIN, "complete", "not the last transfer coding"),
                row(OK + "Transfer-Encoding: gzip\n\nhello", FIN, "complete", "not the last transfer coding"),
                row("HTTP/1.1 205 Reset Content\nContent-Length: 1\n\nx", OPEN, "complete", "must not send content"),
                row("HTTP/1.1 205 Reset Content\nTransfer-Encoding: chunked\n\n1\nx\n0\n\n", OPEN, "complete",
                        "must not send content"),
                row("HTTP/1.1 205 Reset Content\n\nx", FIN, "complete", "must not send content"),
                row(CHUNKED + "0\nContent-Length: 3\n\n", OPEN, "complete", "must not send this field behind"),
                row(OK + "X: a\n  \nContent-Length: 0\n\n", OPEN, "complete", "in place of the fold"),
                row("HTTP/1.2 200 OK\nContent-Length: 0\n\n", OPEN, "complete", "200"),
                row("HTTP/1.1 099 Odd\nContent-Length: 0\n\n", OPEN, "complete", "between 100 and 599"),
                row(OK + "Transfer-Encoding: gzip;q=\"a, chunked\"\n\nhello", FIN, "complete", "not the last"),
                row("HTTP/1.0 200 OK\nConnection: keep-alive\nContent-Length: 0\n\n" + OK + "\n", FIN, "GET GET",
                        "complete complete", "ends it"),
                row("HTTP/1.1 205 Reset Content\nContent-Length: 0\n\n", OPEN, "complete", "without content"),
                row(OK + "Transfer-Encoding: identity\n\nhello", FIN, "complete", "not the last transfer coding"),
                row("HTTP/1.1 204 No Content\nContent-Length: 0\n\n", OPEN, "complete", "not send Content-Length"));
    }

    static Stream<Arguments> unfinished() {
        return Stream.of(
                row("HTTP/1.1 2", FIN, "cut-by-close", "missing: the rest of the status-line"),
                row("HTT", FIN, "cut-by-close", "status-line"),
                row("HTTP/1.1 2", OPEN, "open", "status-line"),
                row(OK, FIN, "cut-by-close", "missing: the empty line that ends the field lines"),
                row(OK + "Content-Le", RST, "cut-by-reset", "empty line"),
                row(OK + "Content-Length: 50\n\nhello", FIN, "cut-by-close", "missing: 45 of 50 octets of content"),
                row(OK + "Content-Length: 50\n\nhello", RST, "cut-by-reset", "why, its octets do not say"),
                row(OK + "Content-Length: 50\n\nhello", US, "cut-by-us", "we stopped reading"),
                row(OK + "Content-Length: 50\n\nhello", OPEN, "open", "so far 5 of the 50 octets"),
                row(OK + "Content-Length: 50\n\nhello", "CLIENT", "cut-by-us", "the client closed"),
                row(OK + "Content-Length: 50\n\nhello", "NOT_KEPT", "cut-by-us", "was not kept"),
                row(OK + "Content-Length: 50\n\n", FIN, "cut-by-close", "50 of 50 octets"),
                row(OK + "Content-Length: 99999999999999999999999\n\nhello", FIN, "cut-by-close",
                        "the rest of 10^18 or more octets of content"),
                row(OK + "\nhello", RST, "cut-by-reset", "close of the connection, which alone ends"),
                row(OK + "\nhello", US, "cut-by-us", "which alone ends"),
                row(OK + "\nhello", OPEN, "open", "which alone ends"),
                row(CHUNKED, FIN, "cut-by-close", "next chunk-size"),
                row(CHUNKED + "5", FIN, "cut-by-close", "next chunk-size"),
                row(CHUNKED + "5\nhel", FIN, "cut-by-close", "2 of 5 octets of a chunk"),
                row(CHUNKED + "5\nhel", OPEN, "open", "so far 3 of the 5 octets that the chunk-size says"),
                row(CHUNKED + "5\nhello", FIN, "cut-by-close", "CR LF after a chunk"),
                row(CHUNKED + "5\nhello\n", FIN, "cut-by-close", "a size of 0 ends the content"),
                row(CHUNKED + "5\nhello\n0\n", FIN, "cut-by-close", "empty line after the last chunk"),
                row(CHUNKED + "FFFFFFFFF\nhello", FIN, "cut-by-close", "of 68719476735 octets of a chunk"),
                row("HTTP/1.1 100 Continue\n\n", FIN, "cut-by-close", "missing: the final answer"),
                row("HTTP/1.1 100 Continue\n\n", OPEN, "complete", "An interim answer"),
                row("HTTP/1.1 100 Continue\n\n", RST, "cut-by-reset", "missing: the final answer"),
                row(OK, OPEN, "open", "An answer: 200; not complete"),
                row(OK + "X: ", FIN, "cut-by-close", "empty line that ends the field lines"),
                row("HTTP/1.1 200 OK\nContent-Length: 5\n\n", OPEN, "open", "An answer: 200; not complete"),
                row(OK + "Content-Length: 0\n\nHTTP/1.1 2", FIN, "GET GET", "complete cut-by-close", "status-line"),
                row(OK + "Transfer-Encoding: chunked, gzip\n\nhello", OPEN, "open", "which alone ends"));
    }

    static Stream<Arguments> contradictory() {
        return Stream.of(
                row(OK + "Content-Length: 3\nContent-Length: 5\n\nhello", FIN, "invalid", "nobody can say"),
                row(OK + "Content-Length: 3, 5\n\nhello", OPEN, "invalid", "two lengths that differ"),
                row(OK + "Content-Length: +5\n\nhello", FIN, "invalid", "without a sign"),
                row(OK + "Content-Length: -5\n\nhello", FIN, "invalid", "without a sign"),
                row(OK + "Content-Length: 0x5\n\nhello", FIN, "invalid", "decimal digits"),
                row(OK + "Content-Length: five\n\nhello", FIN, "invalid", "decimal digits"),
                row(OK + "Content-Length:\n\nhello", FIN, "invalid", "decimal digits"),
                row(OK + "Content-Length: 5 5\n\nhello", FIN, "invalid", "decimal digits"),
                row(OK + "Content-Length: 3\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n", OPEN, "invalid",
                        "beside Transfer-Encoding"),
                row(OK + "Transfer-Encoding: gzip\nContent-Length: 5\n\nhello", FIN, "invalid",
                        "beside Transfer-Encoding"),
                row(OK + "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n", FIN, "invalid",
                        "more than once"),
                row("HTTP/1.0 200 OK\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n", FIN, "invalid",
                        "HTTP/1.0 has no Transfer-Encoding"),
                row(CHUNKED + "+5\nhello\n0\n\n", FIN, "invalid", "hexadecimal digits"),
                row(CHUNKED + "-1\n", FIN, "invalid", "hexadecimal digits"),
                row(CHUNKED + "hello", FIN, "invalid", "hexadecimal digits"),
                row(CHUNKED + "\nhello", FIN, "invalid", "hexadecimal digits"),
                row(CHUNKED + "3\nhello\n0\n\n", FIN, "invalid", "where it ends, nobody can say"),
                row(CHUNKED + "5\nhello0\n\n", FIN, "invalid", "as many octets as the chunk-size says"),
                row(CHUNKED + "6\nhello\n0\n\n", FIN, "invalid", "as many octets as the chunk-size says"),
                row(CHUNKED + "0x5\nhello\n0\n\n", FIN, "invalid", "the end of the line, or ;"),
                row(CHUNKED + "5h\nhello\n0\n\n", FIN, "invalid", "the end of the line, or ;"),
                row(CHUNKED + "5 x\nhello\n0\n\n", FIN, "invalid", "the end of the line, or ;"),
                row(CHUNKED + "5x", OPEN, "invalid", "the end of the line, or ;"),
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n", FIN, "invalid",
                        "the line with a chunk-size ends with CR LF"),
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\n0\r\n\r\n", FIN, "invalid",
                        "as many octets as the chunk-size says"),
                row(OK + "Content-Length: 5, +5\n\nhello", FIN, "invalid", "without a sign"),
                row(OK + "Transfer-Encoding: chunked;q=1\n\n0\n\n", FIN, "invalid", "takes no parameters"),
                row(OK + "Transfer-Encoding: \"chunked\"\n\n0\n\n", FIN, "invalid", "a transfer coding is a token"),
                row(OK + "Content-Length: 0\nConnection: close\n\n" + OK + "\n", FIN, "GET GET", "complete excess",
                        "the answer before these octets ends the connection"),
                row("HTTP/1.0 200 OK\nContent-Length: 0\n\n" + OK + "\n", FIN, "GET GET", "complete excess",
                        "the answer before these octets ends the connection"),
                row(OK + "Content-Length: 3\n\nhello", FIN, "GET GET", "complete excess", "and this does not"),
                row(OK + "Content-Length: 3\n\nhello", FIN, "complete excess", "2 octets too many"),
                row("HTTP/1.1 204 No Content\n\nhello", FIN, "complete excess", "5 octets too many"),
                row("HTTP/1.1 304 Not Modified\n\nhello", FIN, "complete excess", "5 octets too many"),
                row(OK + "Content-Length: 5\n\nhello", FIN, "HEAD", "complete excess", "5 octets too many"),
                row(CHUNKED + "0\n\nmore", FIN, "complete excess", "4 octets too many"),
                row(OK + "Content-Length: 0\n\n" + OK + "Content-Length: 0\n\n", FIN, "complete excess",
                        "no request waits"),
                row(OK + "Content-Length: 0\n\n\n", FIN, "complete excess", "these empty lines"),
                row("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n\u0081\u0005hello", OPEN,
                        "complete switched", "7 octets, not read here: the protocol"),
                row("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n", OPEN, "complete", "another protocol"),
                row("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n", OPEN, "complete", "Connection names"),
                row("HTTP/1.1 101 Switching Protocols\nConnection: upgrade\n\n", OPEN, "complete", "Upgrade names it"),
                row(OK + "\nany", OPEN, "CONNECT", "complete switched", "the other end of the tunnel"),
                row(OK + "Content-Length: 3\n\nany", OPEN, "CONNECT", "complete switched", "answer 200 to CONNECT"),
                row("HTTP/1.1 407 No\nContent-Length: 3\n\nany", OPEN, "CONNECT", "complete", "Content-Length"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                row("SSH-2.0-OpenSSH_9.2\n", OPEN, "malformed", "no answer of HTTP/1.1"),
                row("220 hello\n", FIN, "malformed", "no answer of HTTP/1.1"),
                row("<html>hello", FIN, "malformed", "no answer of HTTP/1.1"),
                row("HTTP/1.1\nX: y\n\n", FIN, "malformed", "no answer of HTTP/1.1"),
                row("HTTP/1.1 OK\n\n", FIN, "malformed", "no answer of HTTP/1.1"),
                row("HTTP/1.1 x", OPEN, "malformed", "no answer of HTTP/1.1"),
                row("HTTP/1.1 200x", FIN, "malformed", "no answer of HTTP/1.1"),
                row(" " + OK + "\n", FIN, "malformed", "begins with HTTP/1.1, a space and three digits"),
                raw("\u0015\u0003\u0001\u0000\u0002\u0002\u0028", RST, "malformed", "no answer of HTTP/1.1"),
                row(OK + "Content-Length: 3, 5\n\n", OPEN, "HEAD", "malformed", "two lengths that differ"),
                row("HTTP/1.1 304 Not Modified\nContent-Length: x\n\n", OPEN, "malformed", "decimal digits"),
                row(CHUNKED + "5;a=\u0000\nhello\n0\n\n", FIN, "malformed", "a chunk extension"),
                row(CHUNKED + "5;a=\u00e9\nhello\n0\n\n", FIN, "malformed", "a chunk extension"),
                row("HTTP/2.0 200 OK\nContent-Length: 0\n\n", FIN, "malformed", "HTTP/1 with another digit"),
                row("http/1.1 200 OK\nContent-Length: 0\n\n", FIN, "malformed", "capital letters"),
                row("HTTP/1.1  200 OK\nContent-Length: 0\n\n", FIN, "malformed", "exactly one space"),
                row("HTTP/1.1\t200 OK\nContent-Length: 0\n\n", FIN, "malformed", "exactly one space"),
                row("HTTP/1.1 200\tOK\nContent-Length: 0\n\n", FIN, "malformed", "exactly one space"),
                row("HTTP/1.1 20 OK\nContent-Length: 0\n\n", FIN, "malformed", "three digits"),
                row("HTTP/1.1 2000 OK\nContent-Length: 0\n\n", FIN, "malformed", "three digits"),
                row(OK + "Server : x\nContent-Length: 0\n\n", FIN, "malformed", "between a field name and its colon"),
                row(OK + "Server\nContent-Length: 0\n\n", FIN, "malformed", "a name, a colon, and a value"),
                row(OK + ": x\nContent-Length: 0\n\n", FIN, "malformed", "a name stands before the colon"),
                row(OK + "X(y): x\nContent-Length: 0\n\n", FIN, "malformed", "a field name is a token"),
                row(OK + " X: y\nContent-Length: 0\n\n", FIN, "malformed", "white space begins the first field line"),
                row(OK + "X: a\u0000b\nContent-Length: 5\n\nhello", FIN, "malformed", "5 octets of content"),
                row(OK + "X: a\u0007b\nContent-Length: 0\n\n", FIN, "malformed", "no control character"),
                row("HTTP/1.1 200 O\u0000K\nContent-Length: 0\n\n", FIN, "malformed", "no control character"),
                row(OK + "X: a\rb\nContent-Length: 0\n\n", FIN, "malformed", "a CR without its LF"),
                row(CHUNKED + "5 \nhello\n0\n\n", FIN, "malformed", "after a chunk-size"),
                row(CHUNKED + "5;\nhello\n0\n\n", FIN, "malformed", "after a chunk-size"),
                row("\n" + OK + "Content-Length: 0\n\n", FIN, "malformed", "not with an empty line"),
                row(OK + "Content-Length: 0\n\n\n" + OK + "Content-Length: 0\n\n", FIN, "GET GET",
                        "complete malformed", "not with an empty line"),
                raw("HTTP/1.1 200 OK\nContent-Length: 5\r\n\r\nhello", FIN, "malformed", "LF without its CR"),
                raw("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", OPEN, "malformed", "LF without its CR"),
                raw("HTTP/1.1 200 OK\rContent-Length: 0\r\r", FIN, "cut-by-close", "a CR without its LF"));
    }

    @ParameterizedTest
    @MethodSource({"whole", "unfinished", "contradictory", "malformed"})
    void isJudgedAsAClientMust(byte[] octets, String ending, String methods, String verdicts, String words) {
        var asked = new Asked(List.of(methods.split(" ")), true);
        ResponseAnatomy anatomy = ResponseAnatomy.of(octets, asked, Ending.valueOf(ending));

        assertThat(verdicts(anatomy)).isEqualTo(verdicts);
        String said = anatomy.answers().stream().map(Answer::sentence).collect(Collectors.joining(" "))
                + anatomy.spans().stream().map(Span::note).filter(note -> note != null).map(Note::sentence)
                        .collect(Collectors.joining(" "));
        assertThat(said).contains(words);
        assertEachOctetIsSomething(octets, anatomy);
    }

    private static String verdicts(ResponseAnatomy anatomy) {
        return anatomy.answers().stream().map(Answer::verdict).collect(Collectors.joining(" "));
    }

    /** And that verdicts and colours say the same. */
    private static void assertEachOctetIsSomething(byte[] octets, ResponseAnatomy anatomy) {
        int end = 0;
        for (Span span : anatomy.spans()) {
            assertThat(span.from()).isEqualTo(end);
            end = span.to();
        }
        assertThat(end).isEqualTo(octets.length);
        boolean isMarked = Explanation.ofResponses(octets, anatomy, Secrets.NONE).spans().stream()
                .anyMatch(span -> span.state().equals("refused"));
        String verdicts = verdicts(anatomy);
        if (verdicts.matches("(complete|open)( complete)*")) {
            assertThat(isMarked).as("an octet is refused").isFalse();
        } else if (verdicts.matches(".*(invalid|malformed|excess).*") && !isEmptyLine(anatomy)) {
            assertThat(isMarked).as("an octet is refused").isTrue();
        }
    }

    /** Too many, but nothing that could be taken for an answer. */
    private static boolean isEmptyLine(ResponseAnatomy anatomy) {
        Answer last = anatomy.answers().get(anatomy.answers().size() - 1);
        return last.isNone() && last.sentence().contains("empty lines");
    }

    static Stream<Arguments> all() {
        return Stream.of(whole(), unfinished(), contradictory(), malformed()).flatMap(rows -> rows);
    }

    /** Wherever it is cut, a client is told that it is, or what is wrong with it already. */
    @ParameterizedTest
    @MethodSource("all")
    void isNeverCompleteBeforeItsEnd(byte[] octets, String ending, String methods, String verdicts, String words) {
        var asked = new Asked(List.of(methods.split(" ")), true);
        for (int length = 1; length < octets.length; length++) {
            byte[] begun = Arrays.copyOf(octets, length);
            ResponseAnatomy anatomy = ResponseAnatomy.of(begun, asked, Ending.RESET);
            assertEachOctetIsSomething(begun, anatomy);
            List<Answer> answers = anatomy.answers();
            Answer last = answers.get(answers.size() - 1);
            if (last.complete() && !last.sentence().contains("another protocol")) {
                assertThat(ResponseAnatomy.of(octets, asked, Ending.valueOf(ending)).answers()).as("after %s octets",
                        length).anyMatch(answer -> answer.to() == begun.length);
            }
        }
    }

    @Test
    void readsWhatTheEncoderWrites() {
        var out = new SendBuffer();
        Response response = Response.error(Status.NOT_FOUND, "nothing.", new Field("X", "y"));
        new ResponseEncoder(Clock.systemUTC()).encode(response, "GET", Version.HTTP_1_1, false, out);
        byte[] octets = Arrays.copyOf(out.octets(), out.size());

        ResponseAnatomy anatomy = ResponseAnatomy.of(octets, new Asked(List.of("GET"), true), Ending.OPEN);

        assertThat(anatomy.answers()).hasSize(1).first().satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.reason()).isEqualTo("Not Found");
            assertThat(answer.fields().value("x")).isEqualTo("y");
            assertThat(answer.content()).isEqualTo(response.content());
            assertThat(answer.complete()).isTrue();
        });
        assertThat(anatomy.spans().stream().limit(7).map(span -> span.part() + " " + new String(octets, span.from(),
                span.length(), StandardCharsets.US_ASCII)).toList()).containsExactly("HTTP_VERSION HTTP/1.1",
                "STATUS_SP  ", "STATUS_CODE 404", "STATUS_SP  ", "REASON_PHRASE Not Found", "CRLF \r\n",
                "FIELD_NAME Date");
    }

    @Test
    void joinsAFoldedValue() {
        ResponseAnatomy anatomy = ResponseAnatomy.of(Wire.wire(OK + "X: a\n\tb\n c\nContent-Length: 0\n\n"),
                new Asked(List.of(), false), Ending.OPEN);

        assertThat(anatomy.answers().get(0).fields().value("X")).isEqualTo("a b c");
    }

    @Test
    void takesAFurtherAnswerForOneWhereNobodyKnowsWhatWasAsked() {
        ResponseAnatomy anatomy = ResponseAnatomy.of(Wire.wire((OK + "Content-Length: 0\n\n").repeat(2)),
                new Asked(List.of("GET"), false), Ending.OPEN);

        assertThat(anatomy.answers()).extracting(Answer::verdict).containsExactly("complete", "complete");
    }
}
