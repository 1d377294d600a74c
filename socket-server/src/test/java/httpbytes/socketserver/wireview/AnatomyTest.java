package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.ParserFuzzTest;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.Refusals;
import httpbytes.socketserver.wire.Violation;
import httpbytes.socketserver.wire.Wire;
import httpbytes.socketserver.wire.Wire.Outcome;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each octet is taken for, by the parser that the server uses. */
@Tag("quick")
class AnatomyTest {

    private static final Rules RULES = new Rules(MessageLimits.DEFAULT, request -> Response.text(""), Set.of());

    private static RequestAnatomy request(String lines) {
        return RequestAnatomy.of(Wire.wire(lines), MessageLimits.DEFAULT);
    }

    /** Parts and their octets, one on a line; those of a refusal begin with an exclamation mark. */
    private static String shown(byte[] octets, List<Span> spans) {
        var shown = new StringBuilder();
        for (Span span : spans) {
            String text = new String(octets, span.from(), span.to() - span.from(), StandardCharsets.ISO_8859_1);
            shown.append(span.note() == null || !span.note().isRefusal() ? "" : "! ").append(span.part()).append(' ')
                    .append(text.replace("\r", "\\r").replace("\n", "\\n")).append('\n');
        }
        return shown.toString();
    }

    private static String shown(String lines) {
        return shown(Wire.wire(lines), request(lines).spans());
    }


    @Test
    void namesThePartsOfAGet() {
        assertThat(shown("""

                GET /api?a=1?2 HTTP/1.1
                Host: localhost\t

                """)).isEqualTo("""
                LEADING_EMPTY_LINE \\r\\n
                METHOD GET
                SP\s\s
                ABSOLUTE_PATH /api
                QUESTION_MARK ?
                QUERY a=1?2
                SP\s\s
                HTTP_VERSION HTTP/1.1
                CRLF \\r\\n
                FIELD_NAME Host
                COLON :
                OWS\s\s
                FIELD_VALUE localhost
                OWS \t
                CRLF \\r\\n
                EMPTY_LINE \\r\\n
                """);
    }

    @Test
    void namesThePartsOfChunks() {
        String lines = """
                POST http://a/ HTTP/1.1
                Host: a
                Transfer-Encoding: chunked

                3;x=y
                abc
                0
                T: u

                """;
        assertThat(shown(lines)).endsWith("""
                EMPTY_LINE \\r\\n
                CHUNK_SIZE 3
                CHUNK_EXT ;x=y
                CRLF \\r\\n
                CHUNK_DATA abc
                CRLF \\r\\n
                LAST_CHUNK 0
                CRLF \\r\\n
                FIELD_NAME T
                COLON :
                OWS\s\s
                FIELD_VALUE u
                CRLF \\r\\n
                EMPTY_LINE \\r\\n
                """).contains("ABSOLUTE_FORM http://a/\n");
    }

    @Test
    void goesOnBehindTheContent() {
        RequestAnatomy anatomy = request("POST / HTTP/1.1\nHost: a\nContent-Length: 1\n\nxOPTIONS * "
                + "HTTP/1.1\nHost: a\n\n");

        assertThat(anatomy.requests()).extracting(Received::verdict)
                .containsExactly(Verdict.COMPLETE, Verdict.COMPLETE);
        assertThat(anatomy.spans()).extracting(Span::part).contains(Part.CONTENT, Part.ASTERISK_FORM);
        assertThat(anatomy.requests().get(1).from()).isEqualTo(anatomy.requests().get(0).to());
    }

    @Test
    void endsWhereTheClientSaysClose() {
        RequestAnatomy anatomy = request("GET / HTTP/1.1\nHost: a\nConnection: close\n\nGET / HTTP/1.1\n");

        assertThat(anatomy.requests()).extracting(Received::verdict)
                .containsExactly(Verdict.COMPLETE, Verdict.UNREAD);
        assertThat(anatomy.spans().get(anatomy.spans().size() - 1).part()).isEqualTo(Part.UNREAD);
    }

    @Test
    void saysWhatIsNotCompleteYet() {
        assertThat(shown("GET / HTTP/1.1\nHo")).endsWith("CRLF \\r\\nINCOMPLETE Ho\n".replace("nINC", "n\nINC"));
        assertThat(request("GET / HTTP/1.1\nHo").requests()).extracting(Received::verdict)
                .containsExactly(Verdict.INCOMPLETE);
        assertThat(request("").requests()).isEmpty();
    }

    @Test
    void marksTheOctetsOfARefusal() {
        assertThat(shown("GET /a b HTTP/1.1\nHost: a\n\n")).isEqualTo(
                "LINE GET /a\n! LINE  \nLINE b HTTP/1.1\nCRLF \\r\\n\nUNREAD Host: a\\r\\n\\r\\n\n");
        assertThat(shown("GET /\u00e9 HTTP/1.1\n\n")).contains("\nREQUEST_TARGET /\n! REQUEST_TARGET \u00e9\nSP");
        assertThat(shown("GET / HTTP/1.1\nHost: a\nHOST:b\n\n")).endsWith("""
                ! FIELD_NAME HOST
                COLON :
                FIELD_VALUE b
                CRLF \\r\\n
                EMPTY_LINE \\r\\n
                """);
    }

    @Test
    void marksWhatWasReadLastWhereSomethingIsMissing() {
        assertThat(shown("GET / HTTP/1.1\n\n")).endsWith("CRLF \\r\\n\n! EMPTY_LINE \\r\\n\n");
    }

    @ParameterizedTest
    @EnumSource(Violation.class)
    void refusesAsTheParserDoes(Violation violation) {
        assertSaysWhatTheParserSays(Refusals.example(violation));
    }

    static Stream<byte[]> messages() {
        return ParserFuzzTest.messages().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void agreesWithTheParserOnAnyOctets(byte[] octets) {
        assertSaysWhatTheParserSays(octets);
        assertCovers(octets, ResponseAnatomy.of(octets, new Asked(List.of("HEAD"), true), Ending.OPEN).spans());
    }

    private void assertSaysWhatTheParserSays(byte[] octets) {
        Outcome outcome = Wire.outcome(List.of(octets), MessageLimits.DEFAULT);
        RequestAnatomy anatomy = RequestAnatomy.of(octets, MessageLimits.DEFAULT);
        List<Request> complete = anatomy.requests().stream().map(Received::request)
                .filter(request -> request != null).toList();
        boolean closes = complete.stream().anyMatch(request -> !request.persists());
        ProtocolException refusal = anatomy.requests().stream().map(Received::refusal)
                .filter(found -> found != null).findFirst().orElse(null);

        List<List<Object>> parts = complete.stream().map(Wire::parts).toList();
        assertThat(outcome.parts()).hasSizeGreaterThanOrEqualTo(parts.size());
        assertThat(outcome.parts().subList(0, parts.size())).isEqualTo(parts);
        if (!closes) {
            assertThat(outcome.parts()).isEqualTo(parts);
            assertThat(refusal == null ? null : refusal.getMessage())
                    .isEqualTo(outcome.refusal() == null ? null : outcome.refusal().getMessage());
        }
        assertCovers(octets, anatomy.spans());
        assertThat(Explanation.ofRequests(octets, RULES).messages()).as("each has its sentence")
                .hasSize(anatomy.requests().size());
    }

    private static void assertCovers(byte[] octets, List<Span> spans) {
        int end = 0;
        for (Span span : spans) {
            assertThat(span.from()).isEqualTo(end);
            assertThat(span.to()).isGreaterThan(end);
            end = span.to();
        }
        assertThat(end).isEqualTo(octets.length);
    }
}
