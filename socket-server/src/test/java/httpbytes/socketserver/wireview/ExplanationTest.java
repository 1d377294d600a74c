package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Refusals;
import httpbytes.socketserver.wire.Violation;
import httpbytes.socketserver.wire.Wire;
import httpbytes.socketserver.wireview.Explanation.Message;
import httpbytes.socketserver.wireview.Words.Explained;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says of a request to a server with rules of its own. */
@Tag("quick")
class ExplanationTest {

    private static final MessageLimits SMALL = new MessageLimits(40, 100, 2, 5, 10, 10);
    private static final Handler ECHO = new Router(new EchoServer());
    private static final String HOST = "Host: a\n";

    private static Explanation explanation(String lines, MessageLimits limits, Handler handler) {
        return Explanation.ofRequests(Wire.wire(lines), new Rules(limits, handler, Set.of()));
    }

    private static Explanation explanation(String lines) {
        return explanation(lines, MessageLimits.DEFAULT, ECHO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a-path-that-is-longer-than-forty-octets HTTP/1.1\nHost: a\n\n",
            "GET / HTTP/1.1\nHost: a\nX: 1\nX: 2\n\n", "POST / HTTP/1.1\nHost: a\nContent-Length: 6\n\n123456"})
    void refusesWhatIsBeyondTheLimitsOfThatServer(String lines) {
        assertThat(explanation(lines, SMALL, ECHO).messages()).extracting(Message::verdict).startsWith("refused");
        assertThat(explanation(lines).messages()).extracting(Message::verdict).containsExactly("complete");
    }

    /** Octets in that state, with an arrow to what is said of them. */
    private static String marked(byte[] octets, Explanation explanation, String state) {
        return explanation.spans().stream().filter(span -> span.state().equals(state))
                .map(span -> new String(Arrays.copyOfRange(octets, span.from(), span.to()),
                        StandardCharsets.ISO_8859_1)).collect(Collectors.joining("|"));
    }

    private static Arguments wrong(String lines, String octets, String sentence) {
        return Arguments.of(lines, octets, sentence);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                wrong("GET  / HTTP/1.1\n" + HOST + "\n", " ", "exactly one space"),
                wrong("GET /a b HTTP/1.1\n" + HOST + "\n", " ", "exactly one space"),
                wrong("GET / HTTP/1.1 \n" + HOST + "\n", " ", "exactly one space"),
                wrong("GET\t/ HTTP/1.1\n" + HOST + "\n", "\t", "exactly one space"),
                wrong("GET\u00e2\u0080\u0083/ HTTP/1.1\n" + HOST + "\n", "\u00e2\u0080\u0083", "is a token"),
                wrong("G\u00c9T / HTTP/1.1\n" + HOST + "\n", "\u00c9", "is a token"),
                wrong("\n\n\n\n\n\n\n\n\nGET / HTTP/1.1\n" + HOST + "\n", "\r\n", "and this is the ninth"),
                wrong("GET / HTTP/1.1\nHost: a b\n\n", "a b", "a host and, at most, a port"),
                wrong("GET / HTTP/1.1\nHost : a\n\n", " ", "between a field name and its colon"),
                wrong("GET / HTTP/1.1\nX(A): v\n" + HOST + "\n", "(", "a field name is a token"),
                wrong("GET / HTTP/1.1\n" + HOST + "X: a\n\tb\n\n", "\t", "cannot be continued"),
                wrong("GET / HTTP/1.1\n" + HOST + HOST + "\n", "Host", "one Host field"),
                wrong("POST / HTTP/1.1\n" + HOST + "Content-Length: +8\n\n", "+8", "without a sign"),
                wrong("POST / HTTP/1.1\n" + HOST + "Content-Length:\n\n", ":", "without a sign"),
                wrong("POST / HTTP/1.1\n" + HOST + "Content-Length: 2000000\n\n", "2000000", "at most 1048576 octets"),
                wrong("POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n200000\n", "200000",
                        "at most 1048576 octets"),
                wrong("POST / HTTP/1.1\n" + HOST + "Content-Length: 5\nTransfer-Encoding: chunked\n\n",
                        "Content-Length", "cannot both say"),
                wrong("POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n0x5\nhello", "x5", "chunk"),
                wrong("POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n\nhello", "\r\n",
                        "begins with its size"),
                wrong("GET / HTTP/1.1\n\n", "\r\n", "has a Host field"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void marksTheWrongOctetsAlone(String lines, String octets, String sentence) {
        Explanation explanation = explanation(lines);

        assertThat(marked(Wire.wire(lines), explanation, "refused")).isEqualTo(octets);
        assertThat(explanation.spans()).filteredOn("state", "refused").extracting(Explained::sentence)
                .first().asString().contains(sentence);
        assertThat(explanation.messages()).filteredOn("verdict", "refused").first().extracting(Message::sentence)
                .asString().as("the verdict says the same").contains(sentence);
    }

    /** The verdict names the octet that is marked, and not the one at which its line begins. */
    @Test
    void saysWhichOctetIsWrong() {
        assertThat(explanation("GET  / HTTP/1.1\n" + HOST + "\n").messages().get(0).sentence())
                .contains("; at octet 4 of this request");
        assertThat(explanation("GET / HTTP/1.1\n" + HOST + "\nGET\t/ HTTP/1.1\n\n").messages().get(1).sentence())
                .contains("; at octet 3 of this request");
    }

    @ParameterizedTest
    @EnumSource(Violation.class)
    void saysWhoseVerdictItIsAndQuotesNothing(Violation violation) {
        byte[] octets = Refusals.example(violation);
        Explanation explanation = Explanation.ofRequests(octets,
                new Rules(MessageLimits.DEFAULT, ECHO, Set.of()));

        if (violation != Violation.INCOMPLETE) {
            assertThat(marked(octets, explanation, "refused")).isNotEmpty();
            assertThat(explanation.messages().get(0).foretold()).isEqualTo(violation.status().code());
            assertThat(explanation.messages().get(0).sentence()).startsWith("The socket server refuses this with ")
                    .doesNotContain("\"", "%d");
        }
    }

    private static Arguments remark(String lines, int foretold, String octets, String sentence) {
        return Arguments.of(lines, foretold, octets, sentence);
    }

    static Stream<Arguments> remarks() {
        String form = "Content-Type: application/x-www-form-urlencoded\n";
        return Stream.of(
                remark("GET /nope HTTP/1.1\n" + HOST + "\n", 404, "/nope", "nothing is served at this path"),
                remark("POST /nope HTTP/1.1\n" + HOST + "Content-Length: 0\n\n", 404, "/nope", "nothing is served"),
                remark("GET http://a/nope HTTP/1.1\n" + HOST + "\n", 404, "http://a/nope", "nothing is served"),
                remark("PUT /api HTTP/1.1\n" + HOST + "\n", 405, "PUT", "this path answers"),
                remark("TRACE /api HTTP/1.1\n" + HOST + "Content-Length: 1\n\nx", 405, "TRACE|x", "this path answers"),
                remark("BREW /api HTTP/1.1\n" + HOST + "\n", 501, "BREW", "does not know the method"),
                remark("POST /api HTTP/1.1\n" + HOST + "Content-Type: text/plain\nContent-Length: 0\n\n", 415,
                        "text/plain", "a form is application/x-www-form-urlencoded"),
                remark("POST /api HTTP/1.1\n" + HOST + "Content-Length: 0\n\n", 415, "POST", "name application/"),
                remark("POST /api HTTP/1.1\n" + HOST + form + "Content-Encoding: gzip\nContent-Length: 0\n\n", 415,
                        "gzip", "Content-Encoding"),
                remark("GET /api?a=%zz HTTP/1.1\n" + HOST + "\n", 400, "a=%zz", "the socket server answers 400"),
                remark("POST /api HTTP/1.1\n" + HOST + form + "Content-Length: 3\n\n%zz", 400, "%zz", "answers 400"),
                remark("GET /x/../api HTTP/1.1\n" + HOST + "\n", 200, "/x/../api", "another server may not"),
                remark("DELETE /api HTTP/1.1\n" + HOST + "Content-Length: 1\n\nx", 405, "DELETE|x",
                        "this path answers"),
                remark("HEAD /api HTTP/1.1\n" + HOST + "Content-Length: 1\n\nx", 200, "x", "no meaning with HEAD"),
                remark("GET /api HTTP/1.1\n" + HOST + "\n", 200, "", ""));
    }

    @ParameterizedTest
    @MethodSource("remarks")
    void foretellsTheAnswer(String lines, int foretold, String octets, String sentence) {
        Explanation explanation = explanation(lines);

        assertThat(explanation.messages()).extracting(Message::foretold).containsExactly(foretold);
        assertThat(marked(Wire.wire(lines), explanation, "questionable")).isEqualTo(octets);
        assertThat(explanation.spans().stream().filter(span -> span.state().equals("questionable"))
                .map(Explained::sentence).collect(Collectors.joining())).contains(sentence);
    }

    @Test
    void namesTheSectionOfEachMethod() {
        for (List<String> method : List.of(List.of("TRACE", "8"), List.of("DELETE", "5"), List.of("HEAD", "2"),
                List.of("OPTIONS", "7"), List.of("GET", "1"))) {
            assertThat(explanation(method.get(0) + " /api HTTP/1.1\n" + HOST + "Content-Length: 1\n\nx").spans())
                    .last().extracting(Explained::rfc).isEqualTo("RFC 9110, section 9.3." + method.get(1));
        }
    }

    private static Response misdirected(Request request) {
        return Response.error(Status.MISDIRECTED_REQUEST, "this server answers for a alone; name it in Host.");
    }

    @Test
    void remarksOnAHostWhereverItStands() {
        for (List<String> lines : List.of(List.of("GET / HTTP/1.1\nHost: b:80\n\n", "b:80"),
                List.of("GET http://b/ HTTP/1.1\nHost: a\n\n", "http://b/"), List.of("GET / HTTP/1.0\n\n", "GET"))) {
            Explanation explanation = explanation(lines.get(0), MessageLimits.DEFAULT, ExplanationTest::misdirected);

            assertThat(marked(Wire.wire(lines.get(0)), explanation, "questionable")).isEqualTo(lines.get(1));
            assertThat(explanation.messages()).extracting(Message::foretold).containsExactly(421);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1\nHost: a\nContent-Length: 11\n\nname=Ada~so far 8 of the 11 octets that C",
            "POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n8\nnam~so far 3 of the 8 octets that the c",
            "POST / HTTP/1.1\nHost: a\nContent-Length: 11\n\n~so many octets of content are to follow, and 0 are here",
            "GET / HTTP/1.1\nHo~this is not complete; what is missing"})
    void saysHowMuchHasCome(String row) {
        String[] parts = row.split("~");
        Explanation explanation = explanation(parts[0]);

        assertThat(explanation.messages()).extracting(Message::foretold).containsExactly(408);
        assertThat(explanation.messages().get(0).verdict()).isEqualTo("incomplete");
        assertThat(explanation.spans()).filteredOn("state", "questionable").extracting(Explained::sentence)
                .anyMatch(sentence -> sentence.startsWith(parts[1]));
    }

    /** The parts of a target are told apart as soon as its line was understood. */
    @Test
    void namesThePartsOfATargetAlsoWhereALaterLineIsBroken() {
        assertThat(explanation("GET /api?name=Ada HTTP/1.1\nHost : a\n\n").spans()).extracting(Explained::part)
                .startsWith("method", "SP", "absolute-path", "?", "query", "SP", "HTTP-version");
        assertThat(explanation("GET /api?name=Ada HTTP/1.1\n").spans()).extracting(Explained::part)
                .contains("absolute-path", "query");
    }

    @Test
    void explainsAHundredRequestsAndSaysThatThereAreMore() {
        String one = "GET /api HTTP/1.1\n" + HOST + "\n";
        Explanation explanation = explanation(one.repeat(150));

        assertThat(explanation.messages()).hasSize(101).last().extracting(Message::verdict).isEqualTo("more");
        assertThat(explanation.messages().get(100).sentence()).startsWith("1,500 octets more");
        assertThat(explanation.octets()).isEqualTo(4_500);
    }

    @Test
    void knowsTheFieldsThatBrowsersSend() {
        for (String name : List.of("sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "Upgrade-Insecure-Requests",
                "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-User", "Sec-Fetch-Dest", "Priority", "TE", "DNT",
                "Sec-GPC", "Access-Control-Request-Method", "If-None-Match", "If-Modified-Since", "Cache-Control",
                "Pragma", "Content-Encoding", "Proxy-Connection", "Sec-WebSocket-Key", "Keep-Alive", "Accept",
                "Accept-Language", "Accept-Encoding", "User-Agent", "Referer", "Origin", "Cookie", "Content-Type",
                "Range", "If-Range", "Expect", "Upgrade", "HTTP2-Settings", "Authorization", "Sec-Purpose",
                "Sec-Fetch-Storage-Access", "Sec-Speculation-Tags", "Service-Worker", "Last-Event-ID",
                "Ping-From", "Ping-To", "Alt-Used", "Available-Dictionary", "Dictionary-ID")) {
            Explained value = explanation("GET /api HTTP/1.1\n" + HOST + name + ": x\n\n").spans().stream()
                    .filter(span -> span.part().equals(name + " value")).findFirst().orElseThrow();
            assertThat(value.sentence()).as(name).doesNotContain("passes over it");
            assertThat(value.link()).as(name).matches("https://.*(/|#(section|appendix)-[0-9A-Z.]+)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "- | a=1 | method | 9110, section 8.3",
            "text/plain | a=1 | Content-Type value | 9110, section 15.5.16",
            "multipart/form-data | a=1 | Content-Type value | 7578, section 4.1",
            "multipart/form-data; boundary=b; boundary=b | a=1 | Content-Type value | 6838, section 4.3",
            "multipart/form-data; boundary=b | --b-- | - | -",
            "multipart/form-data; boundary=b | a=1 | content | 2046, section 5.1.1",
            "application/x-www-form-urlencoded | a=%zz | content | 3986, section 2.1"})
    void remarksOnAFormWhereItIsWrong(String type, String content, String part, String section) {
        String lines = "POST /api HTTP/1.1\nHost: a\n" + (type == null ? "" : "Content-Type: " + type + "\n")
                + "Content-Length: " + content.length() + "\n\n" + content;

        var remarks = assertThat(explanation(lines).spans())
                .filteredOn("state", "questionable").extracting(Explained::part, Explained::rfc);
        if (part == null) {
            remarks.isEmpty();
        } else {
            remarks.containsExactly(tuple(part, "RFC " + section));
        }
    }
}
