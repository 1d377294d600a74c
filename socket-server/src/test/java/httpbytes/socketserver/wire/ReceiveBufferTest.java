package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.wire.Listener.Taken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much memory a connection holds for what it receives, and how often it reads. */
@Tag("quick")
class ReceiveBufferTest {

    private final ReceiveBuffer buffer = new ReceiveBuffer();

    /** As much of this text, from this index on, as one read puts in. How much that is. */
    private int read(String text, int from) {
        buffer.makeRoom();
        int count = Math.min(text.length() - from, buffer.octets().length - buffer.end());
        System.arraycopy(Wire.raw(text), from, buffer.octets(), buffer.end(), count);
        buffer.received(count);
        return count;
    }

    private String takeLine() throws ProtocolException {
        return buffer.line(Taken.FIELD_LINE, Integer.MAX_VALUE, (offset, line) -> null);
    }

    /** How many reads a message of so many octets takes. */
    private int readsOfMessage(int length) throws ProtocolException {
        String line = "x".repeat(length - 2);
        buffer.beginMessage();
        int reads = 0;
        for (int from = 0; from < length; reads++) {
            from += read(line + "\r\n", from);
        }
        assertThat(takeLine()).isEqualTo(line);
        return reads;
    }

    private int heldByAWait() {
        buffer.beginMessage();
        buffer.makeRoom();
        return buffer.octets().length;
    }

    @Test
    void aConnectionWithShortRequestsHoldsLittle() throws ProtocolException {
        assertThat(readsOfMessage(100)).isEqualTo(1);
        assertThat(readsOfMessage(100)).isEqualTo(1);
        assertThat(heldByAWait()).isEqualTo(256);
    }

    @Test
    void aConnectionWithRequestsOfABrowserReadsEachAtOnceFromTheSecondOn() throws ProtocolException {
        assertThat(readsOfMessage(800)).isEqualTo(3);
        assertThat(readsOfMessage(800)).isEqualTo(1);
        assertThat(heldByAWait()).isEqualTo(1024);
    }

    @Test
    void whatALongRequestNeededIsNotKept() throws ProtocolException {
        assertThat(readsOfMessage(5_000)).isEqualTo(6);
        assertThat(heldByAWait()).isEqualTo(256);
    }

    /** Else requests that come together would be read, and answered, in as many parts as before. */
    @Test
    void whatFilledTheBufferMakesItGrowAlsoWhereLittleIsLeft() throws ProtocolException {
        String requests = "x".repeat(98) + "\r\n";
        int count = read(requests.repeat(10), 0);
        for (String line = takeLine(); line != null; line = takeLine()) {
            assertThat(line).hasSize(98);
        }
        int left = buffer.available();

        assertThat(left).isEqualTo(count % 100);
        assertThat(read(requests.repeat(10), count)).isEqualTo(2 * count - left);
    }
}
