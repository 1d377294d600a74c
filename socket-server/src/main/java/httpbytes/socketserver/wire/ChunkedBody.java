package httpbytes.socketserver.wire;

import httpbytes.socketserver.wire.Listener.Taken;

/**
 * Undoes the chunked transfer coding (RFC 9112, section 7.1):
 *
 * <pre>
 *   4;note=any CR LF        chunk-size in hexadecimal, perhaps a chunk extension
 *   Wiki CR LF              as many octets of chunk-data, then exactly CR LF
 *   0 CR LF                 last-chunk
 *   Name: value CR LF       trailer section, usually without lines; read, and left out
 *   CR LF
 * </pre>
 *
 * Whoever is lax here lets a sender and a receiver disagree on where the next request begins.
 */
public final class ChunkedBody extends Body {

    private enum Stage { SIZE, DATA, TRAILERS }

    /** Hexadecimal digits of a chunk-size: enough for 64 bits. */
    private static final int SIZE_DIGITS = 16;

    private final MessageLimits limits;
    private final FieldSection trailers;
    private Stage stage = Stage.SIZE;
    private int extensionOctets;

    public ChunkedBody(MessageLimits limits) {
        this.limits = limits;
        this.trailers = new FieldSection(limits.trailerSection(), limits.fieldLines());
    }

    @Override
    public boolean decode(ReceiveBuffer buffer) throws ProtocolException {
        boolean goesOn = true;
        while (goesOn && stage != Stage.TRAILERS) {
            goesOn = stage == Stage.SIZE ? decodeSize(buffer)
                    : takeRemaining(buffer, Taken.CHUNK_DATA) && decodeDataEnd(buffer);
        }
        return goesOn && trailers.parse(buffer);
    }

    private boolean decodeSize(ReceiveBuffer buffer) throws ProtocolException {
        long offset = buffer.offset();
        String line = buffer.line(Taken.CHUNK_LINE, SIZE_DIGITS + limits.chunkExtensions() - extensionOctets,
                ChunkedBody::tooLong);
        if (line == null) {
            buffer.checkFirst(Grammar.HEXDIG, Violation.CHUNK_SIZE);
            return false;
        }
        int digits = Grammar.end(Grammar.HEXDIG, line, 0, line.length());
        extensionOctets += line.length() - digits;
        if (digits == 0 || digits > SIZE_DIGITS || extensionOctets > limits.chunkExtensions()) {
            throw tooLong(offset, line);
        }
        // An extension says nothing to this server, but where it ends has to be beyond doubt.
        if (!Grammar.isChunkExt(line, digits)) {
            throw ProtocolException.at(offset, line, digits, line.length(), Violation.CHUNK_EXTENSION);
        }
        long size = Long.parseUnsignedLong(line, 0, digits, 16);
        if (Long.compareUnsigned(size, limits.content() - taken) > 0) {
            throw ProtocolException.contentTooLarge(limits.content());
        }
        remaining = (int) size;
        stage = size == 0 ? Stage.TRAILERS : Stage.DATA;
        return true;
    }

    private static ProtocolException tooLong(long offset, String line) {
        int digits = Grammar.end(Grammar.HEXDIG, line, 0, line.length());
        boolean hasSize = digits > 0 && digits <= SIZE_DIGITS;
        return ProtocolException.at(offset, line, hasSize ? digits : 0, line.length(),
                hasSize ? Violation.CHUNK_EXTENSIONS_TOO_LARGE : Violation.CHUNK_SIZE);
    }

    private boolean decodeDataEnd(ReceiveBuffer buffer) throws ProtocolException {
        if (buffer.isAtEmptyLine()) {
            buffer.takeEmptyLine();
            stage = Stage.SIZE;
            return true;
        }
        if (buffer.available() > 1 || buffer.available() == 1 && buffer.at(0) != Grammar.CR) {
            throw buffer.refusal(Violation.CHUNK_DATA_END, 0);
        }
        return false;
    }
}
