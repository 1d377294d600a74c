package httpbytes.socketserver.wire;

import httpbytes.socketserver.wire.Listener.Taken;
import java.io.ByteArrayOutputStream;

/** Takes the octets of one body out of the buffer, exactly those, as they come. */
public abstract class Body {

    /** Memory is taken as octets come, not as they are announced. */
    final ByteArrayOutputStream content = new ByteArrayOutputStream(0);

    /** Takes what is there; true once the body is complete. */
    public abstract boolean decode(ReceiveBuffer buffer) throws ProtocolException;

    /** What it carried, transfer coding removed, as far as it has come. */
    public final byte[] content() {
        return content.toByteArray();
    }

    /** A body of so many octets. */
    public static final class OfLength extends Body {

        private int remaining;

        public OfLength(int length) {
            remaining = length;
        }

        @Override
        public boolean decode(ReceiveBuffer buffer) {
            remaining -= buffer.moveTo(content, Taken.CONTENT, remaining);
            return remaining == 0;
        }
    }
}
