package httpbytes.socketserver.wire;

import httpbytes.socketserver.wire.Listener.Taken;
import java.nio.charset.StandardCharsets;

/**
 * Octets that were received and not yet understood.
 *
 * <p>Whoever reads from the connection puts octets in at the end: {@link #makeRoom}, then read into {@link #octets}
 * from {@link #end} on, then {@link #received}. The parser takes them out at the start, line by line or by number.
 * Indexes in the parser's methods count from the first octet that was not taken out yet.
 */
public final class ReceiveBuffer {

    /** Small, because every waiting connection holds one; a short request fits. */
    private static final int INITIAL_SIZE = 256;
    /** A connection whose requests need more than this gets it anew for each. */
    private static final int KEPT_SIZE = 1024;
    /** Large enough for the longest line that is read, and for content to arrive in few reads. */
    private static final int MAXIMUM_SIZE = 32 * 1024;
    private static final byte[] NONE = {};

    private final Listener listener;
    private byte[] octets = NONE;
    private int start;
    private int end;
    /** No line ends before this index, so that a line that comes octet by octet is searched once. */
    private int searched;
    /** Offset in the message of the octet at {@code start}. */
    private long offset;

    public ReceiveBuffer() {
        this((what, length) -> { });
    }

    public ReceiveBuffer(Listener listener) {
        this.listener = listener;
    }

    // For whoever reads from the connection

    /** Makes sure that at least one octet can be received. */
    public void makeRoom() {
        boolean isFull = end == octets.length;
        if (isFull || start == end) {
            // What filled the array is perhaps only the beginning of what has come.
            boolean grows = isFull && (start == 0 || octets.length < MAXIMUM_SIZE);
            byte[] roomier = grows ? new byte[Math.max(INITIAL_SIZE, 2 * octets.length)] : octets;
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

    // For the parser

    /** From here on, offsets count from the next octet. Where none is here, memory that a large message needed goes. */
    public void beginMessage() {
        offset = 0;
        if (start == end && octets.length > KEPT_SIZE) {
            octets = NONE;
            start = end = searched = 0;
        }
    }

    /** How many octets of the message were taken out. */
    long offset() {
        return offset;
    }

    /** An octet as a number from 0 to 255. */
    int at(int index) {
        return octets[start + index] & 0xff;
    }

    /** Why a line is refused that is longer than it may be. */
    public interface TooLong {

        /**
         * @param offset of the line in the message
         * @param line   as far as it is known; its end may not have come
         */
        ProtocolException refuse(long offset, String line);
    }

    /**
     * Takes out the next line, and its CR LF.
     *
     * @param limit how many octets it may have, whether its end has come or not
     * @return the line without its CR LF, or null while its end has not come
     */
    public String line(Taken what, int limit, TooLong tooLong) throws ProtocolException {
        int length = lineLength(what);
        // While the line goes on, its last octet may be the CR that ends it.
        int known = length < 0 ? available() - 1 : length;
        if (known > Math.max(0, limit)) {
            throw tooLong.refuse(offset, text(known));
        }
        if (length < 0) {
            return null;
        }
        String line = text(length);
        take(length == 0 ? Taken.EMPTY_LINE : what, length + 2);
        return line;
    }

    /** The length of the line at the start, or -1 while its end has not come. */
    private int lineLength(Taken what) throws ProtocolException {
        int i = Math.max(searched, start);
        while (i < end && Grammar.TEXT[octets[i] & 0xff]) {
            i++;
        }
        searched = i;
        if (i == end || i + 1 == end && octets[i] == Grammar.CR) {
            return -1;
        }
        if (octets[i] == Grammar.CR && octets[i + 1] == Grammar.LF) {
            return i - start;
        }
        throw refusal(switch (octets[i]) {
            case Grammar.CR -> Violation.BARE_CR;
            case Grammar.LF -> Violation.BARE_LF;
            default -> what == Taken.START_LINE ? Violation.CONTROL_IN_START_LINE
                    : what != Taken.CHUNK_LINE ? Violation.CONTROL_OCTET
                    : i == start ? Violation.CHUNK_SIZE : Violation.CHUNK_EXTENSION;
        }, i - start);
    }

    /** The first octets as text, each octet one char. */
    String text(int length) {
        return new String(octets, start, length, StandardCharsets.ISO_8859_1);
    }

    /** What begins with text that cannot begin such a line is refused before an end that may never come. */
    void checkFirst(boolean[] octetsThatCan, Violation violation) throws ProtocolException {
        // A control octet is no text, and the search for the end of the line will say so.
        if (available() > 0 && Grammar.TEXT[at(0)] && !octetsThatCan[at(0)]) {
            throw refusal(violation, 0);
        }
    }

    boolean isAtEmptyLine() {
        return available() > 1 && at(0) == Grammar.CR && at(1) == Grammar.LF;
    }

    void takeEmptyLine() {
        take(Taken.EMPTY_LINE, 2);
    }

    /** Takes out octets, whatever they are, to this index of an array that has room for them. */
    void moveTo(byte[] content, int index, int count, Taken what) {
        System.arraycopy(octets, start, content, index, count);
        take(what, count);
    }

    private void take(Taken what, int count) {
        listener.took(what, count);
        start += count;
        offset += count;
    }

    /** A refusal of the octet at this index, which is quoted with some of those behind it. */
    ProtocolException refusal(Violation violation, int index) {
        String text = text(Math.min(index + ProtocolException.QUOTED, available()));
        return ProtocolException.at(offset, text, index, index + 1, violation);
    }
}
