package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Octets that were received and not yet understood.
 *
 * <p>Whoever reads from the connection puts octets in at the end: {@link #makeRoom}, then read into {@link
 * #octets} from {@link #end} on, then {@link #received}. The parser takes them out at the start. Indexes in
 * the parser's methods count from the first octet that was not taken out yet.
 */
public class ReceiveBuffer {

    /** Small, because every waiting connection holds one; most requests fit. */
    private static final int INITIAL_SIZE = 1024;
    /** Large enough for the longest line that is read, and for content to arrive in few reads. */
    private static final int MAXIMUM_SIZE = 32 * 1024;
    /** How many octets a refusal quotes. */
    static final int QUOTED = 40;
    private static final byte[] NONE = {};

    private byte[] octets = NONE;
    private int start;
    private int end;
    /** No line ends before this index, so that a line that comes octet by octet is searched once. */
    private int searched;
    /** Offset in the message of the octet at {@code start}. */
    private long offset;

    public ReceiveBuffer() {
    }

    /** A buffer that holds these octets, and will not receive more. */
    ReceiveBuffer(byte[] octets) {
        this.octets = octets;
        this.end = octets.length;
    }

    // For whoever reads from the connection

    /** Makes sure that at least one octet can be received. */
    public void makeRoom() {
        if (start == end) {
            boolean wasFull = end == octets.length;
            start = 0;
            searched = 0;
            end = 0;
            if (wasFull && octets.length < MAXIMUM_SIZE) {
                octets = new byte[Math.max(INITIAL_SIZE, 2 * octets.length)];
            }
        } else if (end == octets.length) {
            int size = start > 0 ? octets.length : 2 * octets.length;
            byte[] roomier = size > octets.length ? new byte[size] : octets;
            System.arraycopy(octets, start, roomier, 0, end - start);
            octets = roomier;
            searched -= start;
            end -= start;
            start = 0;
        }
    }

    /** The array to read into, from {@link #end} to its length. */
    public byte[] octets() {
        return octets;
    }

    public int end() {
        return end;
    }

    public void received(int count) {
        end += count;
    }

    /** How many octets wait to be understood. */
    public int available() {
        return end - start;
    }

    /** Gives back memory that a large message needed. Only an empty buffer shrinks. */
    public void shrink() {
        if (start == end && octets.length > INITIAL_SIZE) {
            octets = NONE;
            start = 0;
            searched = 0;
            end = 0;
        }
    }

    // For the parser

    /** From here on, offsets count from the next octet. */
    void beginMessage() {
        offset = 0;
    }

    /**
     * What the octets from one index up to another were taken for. A server has no use for it and does nothing;
     * {@link Anatomy} remembers.
     */
    void mark(Part part, int from, int to) {
    }

    byte at(int index) {
        return octets[start + index];
    }

    long offset(int index) {
        return offset + index;
    }

    /** How many octets were taken out of an array that has only been read from. */
    int position() {
        return start;
    }

    /**
     * The length of the line at the start of the buffer, without its CR LF, or -1 while its end has not come.
     *
     * @throws ProtocolException where the line holds an LF without CR, a CR without LF, or another control
     *                           octet
     */
    int lineLength() throws ProtocolException {
        for (int i = Math.max(searched, start); i < end; i++) {
            int octet = octets[i] & 0xff;
            boolean afterCr = i > start && octets[i - 1] == Syntax.CR;
            if (octet == Syntax.LF && afterCr) {
                searched = i + 1;
                return i - 1 - start;
            }
            if (afterCr) {
                throw refusal(Violation.BARE_CR, i - 1 - start);
            }
            if (octet < 0x20 && octet != Syntax.CR && octet != Syntax.HTAB || octet == 0x7f) {
                throw refusal(octet == Syntax.LF ? Violation.BARE_LF : Violation.CONTROL_OCTET, i - start);
            }
        }
        searched = end;
        return -1;
    }

    /** These octets as text, each octet one char. */
    String text(int from, int to) {
        return new String(octets, start + from, to - from, StandardCharsets.ISO_8859_1);
    }

    void skip(int count) {
        start += count;
        offset += count;
    }

    /** Takes out a line, and its CR LF. */
    void skipLine(int lineLength) {
        mark(Part.CRLF, lineLength, lineLength + 2);
        skip(lineLength + 2);
    }

    /** Takes out an empty line, which has a meaning of its own. */
    void skipEmptyLine(Part part) {
        mark(part, 0, 2);
        skip(2);
    }

    void moveTo(ByteArrayOutputStream content, int count) {
        content.write(octets, start, count);
        skip(count);
    }

    /** A refusal of the octet at this index, which is quoted with some of those behind it. */
    ProtocolException refusal(Violation violation, int index) {
        return ProtocolException.at(offset(index), 1, quote(index, index + QUOTED), violation);
    }

    /** A refusal of these octets, which are quoted, or the first of them. */
    ProtocolException refusal(Violation violation, int from, int to) {
        return ProtocolException.at(offset(from), to - from, quote(from, Math.min(to, from + QUOTED)), violation);
    }

    /** Octets so written that they can be shown anywhere. */
    String quote(int from, int to) {
        return Text.escape(octets, start + from, start + Math.min(to, available()));
    }
}
