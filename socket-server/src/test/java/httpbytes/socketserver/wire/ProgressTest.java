package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.wire.Progress.NotYet;
import httpbytes.socketserver.wire.Progress.Waiting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parser says of a request that is not complete, or that it refuses. */
@Tag("quick")
class ProgressTest {

    private static final String POST = "POST / HTTP/1.1\nHost: a\nContent-Length: 2\n\n";

    private static RequestParser parserOf(String lines) {
        byte[] octets = Wire.wire(lines);
        var buffer = new ReceiveBuffer();
        buffer.makeRoom();
        System.arraycopy(octets, 0, buffer.octets(), 0, octets.length);
        buffer.received(octets.length);
        return new RequestParser(buffer, MessageLimits.DEFAULT);
    }

    private static NotYet notYet(String lines) throws ProtocolException {
        return (NotYet) parserOf(lines).parse();
    }

    private static Begun refused(String lines) {
        try {
            throw new AssertionError("not refused: " + parserOf(lines).parse());
        } catch (ProtocolException refusal) {
            return refusal.begun();
        }
    }

    @ParameterizedTest
    @CsvSource({"'', FIRST_OCTET", "'\n', FIRST_OCTET", "'\n\n\r', FIRST_OCTET", "G, REQUEST_LINE",
            "GET / HTTP/1.1, REQUEST_LINE", "'GET / HTTP/1.1\r', REQUEST_LINE", "'GET / HTTP/1.1\n', FIELD_LINES",
            "'GET / HTTP/1.1\nHo', FIELD_LINES", "'GET / HTTP/1.1\nHost: a\n\r', FIELD_LINES"})
    void saysWhatItWaitsFor(String lines, Waiting waiting) throws ProtocolException {
        assertThat(notYet(lines).waiting()).isEqualTo(waiting);
        assertThat(notYet(POST).waiting()).isEqualTo(Waiting.BODY);
        assertThat(notYet(POST + "x").waiting()).isEqualTo(Waiting.BODY);
    }

    @Test
    void saysWhatHasComeOfARequest() throws ProtocolException {
        var host = Fields.of(new Field("Host", "a"), new Field("Content-Length", "2"));

        assertThat(notYet("").begun()).isEqualTo(Begun.NOTHING);
        assertThat(notYet("HEAD /x").begun()).isEqualTo(new Begun(null, "HEAD /x", Fields.NONE));
        assertThat(notYet("HEAD / HTTP/1.7\nHo").begun()).isEqualTo(new Begun("HEAD", "HEAD / HTTP/1.7", Fields.NONE));
        assertThat(notYet(POST + "x").begun()).isEqualTo(new Begun("POST", "POST / HTTP/1.1", host));
        assertThat(notYet(POST + "x").incomplete().begun()).isEqualTo(notYet(POST + "x").begun());
    }

    @Test
    void saysWhatHasComeOfARequestThatItRefuses() {
        assertThat(refused("GET  / HTTP/1.1\n")).isEqualTo(new Begun(null, "GET  / HTTP/1.1", Fields.NONE));
        assertThat(refused("HEAD /# HTTP/1.1\n")).isEqualTo(new Begun("HEAD", "HEAD /# HTTP/1.1", Fields.NONE));
        assertThat(refused("GET / HTTP/1.1\nX\n").requestLine()).isEqualTo("GET / HTTP/1.1");
        assertThat(refused("GET / HTTP/1.1\nHost: a b\n\n").fields().value("Host")).isEqualTo("a b");
    }
}
