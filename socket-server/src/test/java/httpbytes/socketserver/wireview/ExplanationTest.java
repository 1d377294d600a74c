package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Wire;
import httpbytes.socketserver.wireview.Explanation.Explained;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says of a request to a server with rules of its own. */
@Tag("quick")
class ExplanationTest {

    private static final MessageLimits SMALL = new MessageLimits(40, 100, 2, 5, 10, 10);

    private static Explanation explanation(String lines, MessageLimits limits, String... hosts) {
        return Explanation.ofRequests(Wire.wire(lines), new Rules(limits, Set.of(hosts)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a-path-that-is-longer-than-forty-octets HTTP/1.1\nHost: a\n\n",
            "GET / HTTP/1.1\nHost: a\nX: 1\nX: 2\n\n", "POST / HTTP/1.1\nHost: a\nContent-Length: 6\n\n123456"})
    void refusesWhatIsBeyondTheLimitsOfThatServer(String lines) {
        assertThat(explanation(lines, SMALL).messages()).extracting(Explanation.Message::verdict)
                .startsWith("refused");
        assertThat(explanation(lines, MessageLimits.DEFAULT).messages()).extracting(Explanation.Message::verdict)
                .containsExactly("complete");
    }

    @Test
    void remarksOnAHostForWhichThatServerDoesNotAnswer() {
        String lines = "GET / HTTP/1.1\nHost: b:80\n\n";

        assertThat(explanation(lines, MessageLimits.DEFAULT, "a").spans()).filteredOn("state", "questionable")
                .containsExactly(new Explained(22, 26, "Host value", "questionable", "RFC 9110, section 7.4",
                        "https://www.rfc-editor.org/rfc/rfc9110.html#section-7.4",
                        "this server answers for a alone: the answer is 421", false));
        assertThat(explanation(lines, MessageLimits.DEFAULT, "a", "B").spans()).extracting(Explained::state)
                .containsOnly("right");
        assertThat(explanation(lines, MessageLimits.DEFAULT).spans()).extracting(Explained::state)
                .containsOnly("right");
    }

    @Test
    void remarksOnAHostWhereverItStands() {
        assertThat(explanation("GET http://b/ HTTP/1.1\nHost: a\n\n", MessageLimits.DEFAULT, "a").spans())
                .filteredOn("state", "questionable").extracting(Explained::part).containsExactly("absolute-form");
        assertThat(explanation("GET / HTTP/1.0\n\n", MessageLimits.DEFAULT, "a").spans())
                .filteredOn("state", "questionable").extracting(Explained::part).containsExactly("method");
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
        String lines = "POST / HTTP/1.1\nHost: a\n" + (type == null ? "" : "Content-Type: " + type + "\n")
                + "Content-Length: " + content.length() + "\n\n" + content;

        var remarks = assertThat(explanation(lines, MessageLimits.DEFAULT).spans())
                .filteredOn("state", "questionable").extracting(Explained::part, Explained::rfc);
        if (part == null) {
            remarks.isEmpty();
        } else {
            remarks.containsExactly(tuple(part, "RFC " + section));
        }
    }
}
