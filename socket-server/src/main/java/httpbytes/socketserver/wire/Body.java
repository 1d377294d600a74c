package httpbytes.socketserver.wire;

import httpbytes.socketserver.wire.Listener.Taken;
import java.io.ByteArrayOutputStream;

/** Takes the octets of one body out of the buffer, exactly those, as they come. */
public interface Body {

    /** Takes what is there; true once the body is complete. */
    boolean decode(ReceiveBuffer buffer) throws ProtocolException;

    /** What it carried, transfer coding removed, as far as it has come. */
    byte[] content();

    /** A body of so many octets. Memory is taken as octets come, not as they are announced. */
    final class OfLength implements Body {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream(0);
        private int remaining;

        public OfLength(int length) {
            remaining = length;
        }

        @Override
        public boolean decode(ReceiveBuffer buffer) {
            remaining -= buffer.moveTo(content, Taken.CONTENT, remaining);
            return remaining == 0;
        }

        @Override
        public byte[] content() {
            return content.toByteArray();
        }
    }
}
