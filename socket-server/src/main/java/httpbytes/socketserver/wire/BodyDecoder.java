package httpbytes.socketserver.wire;

import java.io.ByteArrayOutputStream;

/** Takes the octets of one body out of the buffer, exactly those, as they come. */
interface BodyDecoder {

    /** Takes what is there; true once the body is complete. */
    boolean decode(ReceiveBuffer buffer) throws ProtocolException;

    /** The content, once the body is complete. */
    byte[] content();

    static BodyDecoder of(BodyLength length, MessageLimits limits) {
        if (length instanceof BodyLength.Fixed fixed) {
            return new FixedLength(fixed.octets());
        }
        return length instanceof BodyLength.Chunked ? new ChunkedDecoder(limits) : NO_BODY;
    }

    /** Nothing to take, and nothing to remember: one serves all. */
    BodyDecoder NO_BODY = new BodyDecoder() {

        private static final byte[] NOTHING = {};

        @Override
        public boolean decode(ReceiveBuffer buffer) {
            return true;
        }

        @Override
        public byte[] content() {
            return NOTHING;
        }
    };

    /** A body of so many octets. Memory is taken as octets come, not as they are announced. */
    final class FixedLength implements BodyDecoder {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream(0);
        private int remaining;

        FixedLength(int octets) {
            remaining = octets;
        }

        @Override
        public boolean decode(ReceiveBuffer buffer) {
            int count = Math.min(remaining, buffer.available());
            buffer.mark(Part.CONTENT, 0, count);
            buffer.moveTo(content, count);
            remaining -= count;
            return remaining == 0;
        }

        @Override
        public byte[] content() {
            return content.toByteArray();
        }
    }
}
