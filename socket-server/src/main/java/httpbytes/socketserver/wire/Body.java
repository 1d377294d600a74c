package httpbytes.socketserver.wire;

import httpbytes.socketserver.wire.Listener.Taken;
import java.util.Arrays;

/** Takes the octets of one body out of the buffer, exactly those, as they come. */
public abstract class Body {

    private static final byte[] NOTHING = {};

    /** Of the body, or of its chunk, so many octets are still to come. */
    int remaining;
    /** How many octets of content were taken so far. */
    int taken;
    private byte[] content = NOTHING;

    /** Takes what is there; true once the body is complete. */
    public abstract boolean decode(ReceiveBuffer buffer) throws ProtocolException;

    /** What it carried, transfer coding removed, as far as it has come. */
    public final byte[] content() {
        return taken == content.length ? content : Arrays.copyOf(content, taken);
    }

    /** Takes those of the remaining octets that are there; true once none remains. */
    final boolean takeRemaining(ReceiveBuffer buffer, Taken what) {
        int count = Math.min(remaining, buffer.available());
        if (taken + count > content.length) {
            // Memory is taken as octets come, not as they are announced.
            content = Arrays.copyOf(content, Math.max(taken + count, 2 * taken));
        }
        buffer.moveTo(content, taken, count, what);
        taken += count;
        remaining -= count;
        return remaining == 0;
    }

    /** A body of so many octets. */
    public static final class OfLength extends Body {

        public OfLength(int length) {
            remaining = length;
        }

        @Override
        public boolean decode(ReceiveBuffer buffer) {
            return takeRemaining(buffer, Taken.CONTENT);
        }
    }
}
