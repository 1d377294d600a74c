package httpbytes.socketserver.wire;

import static httpbytes.socketserver.wire.Wire.concat;
import static httpbytes.socketserver.wire.Wire.raw;
import static httpbytes.socketserver.wire.Wire.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class ResponseEncoderTest {

    private static final Clock THIRD_OF_JUNE = Clock.fixed(Instant.parse("2026-06-03T04:05:06Z"), ZoneOffset.UTC);

    private final ResponseEncoder encoder = new ResponseEncoder(THIRD_OF_JUNE);
    private final SendBuffer out = new SendBuffer();

    private byte[] sent() {
        return Arrays.copyOf(out.octets(), out.size());
    }

    @Test
    @Rfc(fact = "date", section = "9110, 6.6.1", level = "MUST", whom = "origin server")
    void spellsAWholeMessage() {
        encoder.encode(Response.text("Grüße\n"), "GET", Version.HTTP_1_1, true, out);

        assertThat(sent()).isEqualTo(concat(wire("""
                HTTP/1.1 200 OK
                Date: Wed, 03 Jun 2026 04:05:06 GMT
                Content-Type: text/plain;charset=utf-8
                X-Content-Type-Options: nosniff
                Content-Length: 8

                """), raw("Gr\u00c3\u00bc\u00c3\u009fe\n")));
    }

    @Test
    @Rfc(fact = "no-length-beside-coding", section = "9112, 6.2", level = "MUST NOT", whom = "sender")
    void saysNoLengthOfWhatIsInChunks() {
        encoder.encode(Response.text("0\r\n\r\n").with(new Field("Transfer-Encoding", "chunked")), "GET",
                Version.HTTP_1_1, true, out);

        assertThat(sent()).asString().doesNotContain("Content-Length").endsWith("chunked\r\n\r\n0\r\n\r\n");
    }

    @Test
    void datesEachAnswerByItsOwnSecond() {
        InstantSource clock = mock(InstantSource.class);
        when(clock.millis()).thenReturn(999L, 1_000L);
        var ticking = new ResponseEncoder(clock);
        ticking.encode(Response.text("hello"), "GET", Version.HTTP_1_1, true, out);
        assertThat(sent()).asString().contains("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n");
        out.clear();
        ticking.encode(Response.text("hello"), "GET", Version.HTTP_1_1, true, out);
        assertThat(sent()).asString().contains("Date: Thu, 01 Jan 1970 00:00:01 GMT\r\n");
    }

    @Test
    @Rfc(fact = "head-content", section = "9110, 9.3.2", level = "MUST NOT", whom = "server")
    void keepsTheFieldsAndLeavesTheContentOutForHead() {
        encoder.encode(Response.text("hello"), "HEAD", Version.HTTP_1_1, true, out);

        assertThat(sent()).asString().contains("Content-Length: 5\r\n").endsWith("\r\n\r\n");
    }

    @Test
    @Rfc(fact = "close-told", section = "9112, 9.6", level = "SHOULD", whom = "sender")
    void saysThatTheConnectionCloses() {
        encoder.encode(Response.text("hello"), "GET", Version.HTTP_1_1, false, out);

        assertThat(sent()).asString().contains("Connection: close\r\n");
    }

    @Test
    void saysToA10ClientThatTheConnectionStaysOpen() {
        encoder.encode(Response.text("hello"), "GET", Version.HTTP_1_0, true, out);

        assertThat(sent()).asString().startsWith("HTTP/1.1 200 OK\r\n").contains("Connection: keep-alive\r\n");
    }

    @Test
    void answersWhatIsNoRequest() {
        encoder.encode(Response.error(Status.BAD_REQUEST, "no."), null, null, false, out);

        assertThat(sent()).asString().startsWith("HTTP/1.1 400 Bad Request\r\n").endsWith("400 Bad Request: no.\n");
    }

    @Test
    @Rfc(fact = "length-in-1xx", section = "9110, 8.6", level = "MUST NOT", whom = "server")
    void spellsTheInterimAnswer() {
        encoder.encodeContinue(out);

        assertThat(sent()).isEqualTo(wire("HTTP/1.1 100 Continue\n\n"));
    }

    @Test
    void appendsOneAnswerToAnother() {
        encoder.encode(Response.text("one"), "GET", Version.HTTP_1_1, true, out);
        int first = out.size();
        encoder.encode(Response.text("two"), "GET", Version.HTTP_1_1, true, out);

        assertThat(sent()).hasSize(2 * first);
    }

    @Test
    void leavesWhatWasThereBeforeAnAnswerThatCannotBeSent() {
        encoder.encode(Response.text("before"), "GET", Version.HTTP_1_1, true, out);
        byte[] before = sent();

        assertThatThrownBy(() -> encoder.encode(Response.empty(Status.OK, new Field("X", "\n")), "GET",
                Version.HTTP_1_1, true, out)).isInstanceOf(IllegalArgumentException.class);
        out.truncate(before.length);
        assertThat(sent()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\u0000b", "\u20ac", "a\u001b[31m"})
    @Rfc(fact = "grammar-sent", section = "9110, 2.2", level = "MUST NOT", whom = "sender",
            here = "such as CR, LF or NUL in a field value")
    void refusesAFieldThatWouldSplitTheAnswer(String value) {
        assertThatThrownBy(() -> encoder.encode(Response.empty(Status.OK, new Field("X", value)), "GET",
                Version.HTTP_1_1, true, out))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("U+");
    }

    @Test
    void refusesANameThatWouldSplitTheAnswer() {
        assertThatThrownBy(() -> encoder.encode(
                Response.empty(Status.OK, new Field("X\r\nY", "1")), "GET", Version.HTTP_1_1, true, out))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
