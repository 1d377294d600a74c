package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.wire.Listener.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done in a quick way, done once more in a plain one: both give the same. */
@Tag("quick")
class PlainTest {

    private static final int TRIES = 5_000;
    private static final List<String> PARTS =
            List.of("/", "/", "a", ".", "..", "%2e", "%2E", "%61", "%2f", "%7e", "~", ";");

    private final Random random = new Random(9112);

    /** Segments are taken as a whole; the RFC goes through the path from its begin, piece after piece. */
    @Test
    void aPathIsNormalisedAsTheRfcDoesIt() throws ProtocolException {
        for (int i = 0; i < TRIES; i++) {
            var path = new StringBuilder("/");
            for (int parts = random.nextInt(9); parts > 0; parts--) {
                path.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            assertThat(new TargetParser("GET", path.toString(), 0).parse().path()).as(path.toString())
                    .isEqualTo(plainPath(path.toString()));
        }
    }

    private static String plainPath(String path) {
        return withoutDotSegments(path.replaceAll("%2[eE]", ".").replace("%61", "a").replaceAll("%7[eE]", "~")
                .replace("%2f", "%2F"));
    }

    /** RFC 3986, section 5.2.4, step by step; A and D are about paths that do not begin with a slash. */
    private static String withoutDotSegments(String path) {
        String input = path;
        var output = new StringBuilder();
        while (!input.isEmpty()) {
            if (input.startsWith("/./") || input.equals("/.")) { // B
                input = "/" + input.substring(Math.min(3, input.length()));
            } else if (input.startsWith("/../") || input.equals("/..")) { // C
                input = "/" + input.substring(Math.min(4, input.length()));
                output.setLength(Math.max(0, output.lastIndexOf("/")));
            } else { // E
                int next = input.indexOf('/', 1);
                int end = next < 0 ? input.length() : next;
                output.append(input, 0, end);
                input = input.substring(end);
            }
        }
        return output.toString();
    }

    /** Status-lines are encoded once, and names of days and months without asking what language they are in. */
    @Test
    void anAnswerIsItsTextAsOctets() {
        for (Status status : Status.values()) {
            Instant now = Instant.EPOCH.plus(Duration.ofHours(random.nextInt(1_000_000)));
            Response response = Response.error(status, "because.", new Field("X", "y"));
            var out = new SendBuffer();
            new ResponseEncoder(Clock.fixed(now, ZoneOffset.UTC)).encode(response, "GET", Version.HTTP_1_1, true, out);

            assertThat(new String(Arrays.copyOf(out.octets(), out.size()), StandardCharsets.ISO_8859_1))
                    .isEqualTo(plainText(response, now));
        }
    }

    private static String plainText(Response response, Instant now) {
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(ZonedDateTime.ofInstant(now, ZoneOffset.UTC));
        var text = new StringBuilder("HTTP/1.1 " + response.status().code() + " " + response.status().reason() + "\r\n"
                + "Date: " + date + "\r\n");
        response.fields().lines()
                .forEach(field -> text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        boolean hasContent = response.status().code() >= 200 && response.status() != Status.NO_CONTENT
                && response.status() != Status.NOT_MODIFIED;
        return text + (!hasContent ? "\r\n" : "Content-Length: " + response.content().length + "\r\n\r\n"
                + new String(response.content(), StandardCharsets.ISO_8859_1));
    }

    /** The search for the end of a line goes on where it stopped; a plain one begins at the start each time. */
    @Test
    void aLineThatComesInPiecesEndsWhereItDoesAsAWhole() throws ProtocolException {
        for (int i = 0; i < TRIES; i++) {
            String lines = "a".repeat(random.nextInt(40)) + "\r\n" + "b".repeat(random.nextInt(3_000)) + "\r\n";
            byte[] octets = lines.getBytes(StandardCharsets.US_ASCII);
            var buffer = new ReceiveBuffer();
            int taken = 0;
            for (int from = 0; from < octets.length; ) {
                final int to = Math.min(octets.length, from + 1 + random.nextInt(500));
                receive(buffer, octets, from, to);
                from = to;
                for (String line = line(buffer); line != null; line = line(buffer)) {
                    assertThat(line).isEqualTo(lines.substring(taken, lines.indexOf("\r\n", taken)));
                    taken += line.length() + 2;
                }
                assertThat(lines.indexOf("\r\n", taken)).as("a line end that was passed over")
                        .matches(end -> end < 0 || end + 2 > to);
            }
            assertThat(taken).isEqualTo(octets.length);
        }
    }

    private static String line(ReceiveBuffer buffer) throws ProtocolException {
        return buffer.line(Taken.FIELD_LINE, Integer.MAX_VALUE, (offset, line) -> null);
    }

    private static void receive(ReceiveBuffer buffer, byte[] octets, int start, int end) {
        for (int from = start; from < end; ) {
            buffer.makeRoom();
            int count = Math.min(end - from, buffer.octets().length - buffer.end());
            System.arraycopy(octets, from, buffer.octets(), buffer.end(), count);
            buffer.received(count);
            from += count;
        }
    }
}
