package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.wire.Progress.Complete;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Messages as tests write them, and every way in which they can arrive: whole, octet by octet, in two pieces
 * split at each place, and with the next request behind them.
 */
public final class Wire {

    private static final byte[] SUCCESSOR = wire("""
            GET /successor HTTP/1.1
            Host: localhost

            """);
    /** Trying each split of longer messages would take long, and show nothing new. */
    private static final int SPLIT_LIMIT = 1_500;

    private Wire() {
    }

    /** A text block as octets: each line end becomes CR LF, each other char one octet. */
    public static byte[] wire(String lines) {
        return raw(lines.replace("\n", "\r\n"));
    }

    /** Each char as one octet, line ends as they are written. */
    public static byte[] raw(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The one request that these octets are, however they arrive. */
    static Request read(byte[] octets) {
        return read(octets, MessageLimits.DEFAULT);
    }

    static Request read(byte[] octets, MessageLimits limits) {
        Request request = onlyRequest(outcome(List.of(octets), limits));
        for (List<byte[]> pieces : deliveries(octets)) {
            assertThat(onlyRequest(outcome(pieces, limits))).isEqualTo(request);
        }
        for (List<byte[]> pieces : deliveries(concat(octets, SUCCESSOR))) {
            Outcome both = outcome(pieces, limits);
            assertThat(both.refusal()).isNull();
            assertThat(both.requests()).hasSize(2).first().isEqualTo(request);
            assertThat(both.requests().get(1).target().path()).isEqualTo("/successor");
        }
        return request;
    }

    /** The refusal of these octets, however they arrive, and whatever follows: nothing is read after it. */
    static ProtocolException refusal(byte[] octets) {
        return refusal(octets, MessageLimits.DEFAULT);
    }

    static ProtocolException refusal(byte[] octets, MessageLimits limits) {
        Outcome whole = outcome(List.of(octets), limits);
        assertThat(whole.refusal()).as("a refusal").isNotNull();
        List<List<byte[]>> all = new ArrayList<>(deliveries(octets));
        all.addAll(deliveries(concat(octets, SUCCESSOR)));
        for (List<byte[]> pieces : all) {
            Outcome outcome = outcome(pieces, limits);
            assertThat(outcome.requests()).isEmpty();
            assertThat(outcome.refusal()).as("a refusal").isNotNull();
            assertThat(outcome.refusal().violation()).isEqualTo(whole.refusal().violation());
        }
        return whole.refusal();
    }

    static Violation violation(byte[] octets) {
        return refusal(octets).violation();
    }

    /** Of the one request that these octets are. */
    static String requestLine(byte[] octets) {
        read(octets);
        return outcome(List.of(octets), MessageLimits.DEFAULT).complete().get(0).requestLine();
    }

    /** Neither a request nor a refusal: more has to come. */
    static boolean isIncomplete(byte[] octets) {
        Outcome outcome = outcome(List.of(octets), MessageLimits.DEFAULT);
        return outcome.requests().isEmpty() && outcome.refusal() == null;
    }

    private static Request onlyRequest(Outcome outcome) {
        assertThat(outcome.refusal()).as("a refusal").isNull();
        assertThat(outcome.requests()).hasSize(1);
        assertThat(outcome.rest()).as("octets left over").isZero();
        return outcome.requests().get(0);
    }

    private static List<List<byte[]>> deliveries(byte[] octets) {
        List<List<byte[]>> deliveries = new ArrayList<>();
        deliveries.add(List.of(octets));
        List<byte[]> single = new ArrayList<>();
        for (byte octet : octets) {
            single.add(new byte[] {octet});
        }
        deliveries.add(single);
        for (int at = 1; at < octets.length && octets.length <= SPLIT_LIMIT; at++) {
            deliveries.add(List.of(Arrays.copyOf(octets, at), Arrays.copyOfRange(octets, at, octets.length)));
        }
        return deliveries;
    }

    /** What became of the octets: requests, then perhaps a refusal, and how many octets wait for more. */
    public record Outcome(List<Complete> complete, ProtocolException refusal, int rest) {

        public List<Request> requests() {
            return complete.stream().map(Complete::request).toList();
        }
    }

    public static Outcome outcome(List<byte[]> pieces, MessageLimits limits) {
        var buffer = new ReceiveBuffer();
        var parser = new RequestParser(buffer, limits);
        List<Complete> complete = new ArrayList<>();
        try {
            for (byte[] piece : pieces) {
                receive(piece, buffer, parser, complete);
            }
        } catch (ProtocolException refusal) {
            return new Outcome(complete, refusal, buffer.available());
        }
        return new Outcome(complete, null, buffer.available());
    }

    private static void receive(byte[] piece, ReceiveBuffer buffer, RequestParser parser, List<Complete> complete)
            throws ProtocolException {
        for (int from = 0; from < piece.length; ) {
            buffer.makeRoom();
            int count = Math.min(piece.length - from, buffer.octets().length - buffer.end());
            System.arraycopy(piece, from, buffer.octets(), buffer.end(), count);
            buffer.received(count);
            from += count;
            while (parser.parse() instanceof Complete next) {
                complete.add(next);
            }
        }
    }
}
