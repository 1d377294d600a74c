package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import httpbytes.socketserver.Corpus;
import httpbytes.socketserver.wire.Wire.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any octets: tried on the {@link Corpus}, and on whatever a search comes up with. */
@Tag("quick")
public class ParserFuzzTest {

    private static final MessageLimits LIMITS = new MessageLimits(200, 300, 8, 100, 30, 60);
    private static final int[] SIZES = {1, 2, 7};

    public static List<byte[]> messages() {
        return Corpus.of(ParserFuzzTest.class, "anyOctetsAreRequestsAndARefusalOrMoreToCome");
    }

    /** Any exception but a refusal fails the test. */
    @MethodSource("messages")
    @FuzzTest(maxDuration = "1m")
    void anyOctetsAreRequestsAndARefusalOrMoreToCome(byte[] octets) {
        Outcome whole = Wire.outcome(List.of(octets), LIMITS);
        for (int size : SIZES) {
            Outcome inPieces = Wire.outcome(pieces(octets, size), LIMITS);
            assertThat(inPieces.requests()).isEqualTo(whole.requests());
            // Which of two violations is named may depend on which of them came first.
            assertThat(inPieces.refusal() == null).as("accepted").isEqualTo(whole.refusal() == null);
        }
    }

    static List<byte[]> contents() {
        return Corpus.of(ParserFuzzTest.class, "contentInAnyChunksIsThatContent");
    }

    /** The first octet of what is left is the size of the next chunk. */
    @MethodSource("contents")
    @FuzzTest(maxDuration = "1m")
    void contentInAnyChunksIsThatContent(byte[] content) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(Wire.wire("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n"));
        for (int from = 0; from < content.length; ) {
            int size = Math.min(1 + (content[from] & 0xff), content.length - from);
            message.writeBytes(Wire.wire(Integer.toHexString(size) + "\n"));
            message.write(content, from, size);
            message.writeBytes(Wire.wire("\n"));
            from += size;
        }
        message.writeBytes(Wire.wire("0\n\n"));

        assertThat(Wire.read(message.toByteArray()).content()).isEqualTo(content);
    }

    private static List<byte[]> pieces(byte[] octets, int size) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < octets.length; from += size) {
            pieces.add(Arrays.copyOfRange(octets, from, Math.min(octets.length, from + size)));
        }
        return pieces;
    }
}
