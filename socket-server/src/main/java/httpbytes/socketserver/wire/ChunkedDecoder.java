package httpbytes.socketserver.wire;

import java.io.ByteArrayOutputStream;

/**
 * Undoes the chunked transfer coding (RFC 9112, section 7.1):
 *
 * <pre>
 *   4;note=any CR LF        chunk-size in hexadecimal, perhaps a chunk extension
 *   Wiki CR LF              as many octets of chunk-data, then exactly CR LF
 *   0 CR LF                 last-chunk
 *   Name: value CR LF       trailer section, usually without lines
 *   CR LF
 * </pre>
 *
 * Whoever is lax here lets a sender and a receiver disagree on where the next request begins.
 */
final class ChunkedDecoder implements BodyDecoder {

    private enum Stage { SIZE, DATA, DATA_END, TRAILERS }

    /** Hexadecimal digits of a chunk-size: enough for 64 bits. */
    private static final int SIZE_DIGITS = 16;

    private final MessageLimits limits;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream(0);
    private final FieldSection trailers;
    private Stage stage = Stage.SIZE;
    private int remaining;
    private int extensionOctets;

    ChunkedDecoder(MessageLimits limits) {
        this.limits = limits;
        this.trailers = new FieldSection(limits.trailerSection(), limits.fieldLines());
    }

    @Override
    public boolean decode(ReceiveBuffer buffer) throws ProtocolException {
        while (stage != Stage.TRAILERS) {
            boolean complete = switch (stage) {
                case SIZE -> decodeSize(buffer);
                case DATA -> decodeData(buffer);
                default -> decodeDataEnd(buffer);
            };
            if (!complete) {
                return false;
            }
        }
        return trailers.parse(buffer);
    }

    private boolean decodeSize(ReceiveBuffer buffer) throws ProtocolException {
        int length = buffer.lineLength();
        // While the line goes on, its last octet may be the CR that ends it.
        int octets = length < 0 ? Math.max(0, buffer.available() - 1) : length;
        int digits = 0;
        long size = 0;
        while (digits < octets && digits <= SIZE_DIGITS && Syntax.hexValue(buffer.at(digits)) >= 0) {
            // Beyond the limit the exact number no longer matters, and cannot overflow.
            size = size > limits.content() ? size : 16 * size + Syntax.hexValue(buffer.at(digits));
            digits++;
        }
        boolean noSize = digits == 0 && (octets > 0 || length == 0);
        if (noSize || digits > SIZE_DIGITS) {
            throw buffer.refusal(Violation.CHUNK_SIZE, 0, octets);
        }
        if (extensionOctets + octets - digits > limits.chunkExtensions()) {
            throw buffer.refusal(Violation.CHUNK_EXTENSIONS_TOO_LARGE, digits, octets);
        }
        if (length < 0) {
            return false;
        }
        // An extension says nothing to this server, but where it ends has to be beyond doubt.
        if (!new ChunkExtensions(buffer, digits, length).areValid()) {
            throw buffer.refusal(Violation.CHUNK_EXTENSION, digits, length);
        }
        extensionOctets += length - digits;
        buffer.mark(size == 0 ? Part.LAST_CHUNK : Part.CHUNK_SIZE, 0, digits);
        buffer.mark(Part.CHUNK_EXT, digits, length);
        buffer.skipLine(length);
        begin(size);
        return true;
    }

    private void begin(long size) throws ProtocolException {
        if (content.size() + size > limits.content()) {
            throw ProtocolException.contentTooLarge(limits.content());
        }
        remaining = (int) size;
        stage = size == 0 ? Stage.TRAILERS : Stage.DATA;
    }

    private boolean decodeData(ReceiveBuffer buffer) {
        int count = Math.min(remaining, buffer.available());
        buffer.mark(Part.CHUNK_DATA, 0, count);
        buffer.moveTo(content, count);
        remaining -= count;
        if (remaining > 0) {
            return false;
        }
        stage = Stage.DATA_END;
        return true;
    }

    private boolean decodeDataEnd(ReceiveBuffer buffer) throws ProtocolException {
        int available = buffer.available();
        if (available > 0 && buffer.at(0) != Syntax.CR || available > 1 && buffer.at(1) != Syntax.LF) {
            throw buffer.refusal(Violation.CHUNK_DATA_END, 0);
        }
        if (available < 2) {
            return false;
        }
        buffer.skipLine(0);
        stage = Stage.SIZE;
        return true;
    }

    @Override
    public byte[] content() {
        return content.toByteArray();
    }
}
