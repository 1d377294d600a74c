package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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

    /** A path without a dot or an escape is normal as it is; the parser looks for them while it checks the octets. */
    @Test
    void aPathIsNormalisedSegmentBySegment() throws ProtocolException {
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
        String decoded = path.replaceAll("%2[eE]", ".").replace("%61", "a").replaceAll("%7[eE]", "~")
                .replace("%2f", "%2F");
        Deque<String> kept = new ArrayDeque<>();
        String last = "";
        for (String segment : decoded.substring(1).split("/", -1)) {
            last = segment;
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean endsInDots = last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (endsInDots && !kept.isEmpty() ? "/" : "");
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
        response.fields().forEach(field -> text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        boolean hasContent = response.status().code() >= 200 && response.status() != Status.NO_CONTENT;
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
                for (int length = buffer.lineLength(); length >= 0; length = buffer.lineLength()) {
                    assertThat(length).isEqualTo(lines.indexOf("\r\n", taken) - taken);
                    buffer.skipLine(length);
                    taken += length + 2;
                }
                assertThat(lines.indexOf("\r\n", taken)).as("a line end that was passed over")
                        .matches(end -> end < 0 || end + 2 > to);
            }
            assertThat(taken).isEqualTo(octets.length);
        }
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
