package httpbytes.rawclients;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What comes on one connection, line by line or so many octets at a time. Each octet is shown as it is taken. */
final class Received {

    /** Of content nothing is kept, so it needs no limit but the time. */
    private static final int LINES_LIMIT = 1024 * 1024;

    private final InputStream in;
    private final Transcript transcript;
    private final byte[] buffer = new byte[8 * 1024];
    private int next;
    private int end;
    private int inLines;
    /** Each char is one octet. A line stays here until the next one begins. */
    private final StringBuilder line = new StringBuilder();
    boolean areLinesShown = true;
    /** How many octets of content came so far. */
    long content;
    private long inPiece;
    /** What we take a piece of, as in "after 5 of 9 octets", or null where we take lines. */
    private String piece;

    Received(InputStream in, Transcript transcript) {
        this.in = in;
        this.transcript = transcript;
    }

    /** What came until now was not the answer itself. */
    void startAgain() {
        line.setLength(0);
    }

    /** What was hidden of a line is shown after all. */
    void reveal() {
        line.chars().filter(octet -> !areLinesShown).forEach(octet -> transcript.show("<", octet));
    }

    boolean isBegun() {
        return !line.isEmpty();
    }

    /** How far we are, for the case that it goes no further. */
    String progress() {
        return piece != null ? "after " + inPiece + piece : !isBegun() ? "before a final answer began"
                : (line.indexOf("\n") < 0 ? "in" : "after") + " the line \"" + Transcript.quote(line) + "\"";
    }

    /** The line that was begun, and what came behind it. */
    String here() {
        return line + new String(buffer, next, end - next, StandardCharsets.ISO_8859_1);
    }

    private int read() throws IOException {
        if (next >= end) {
            transcript.flush(); // All that came is shown before we wait for more.
            next = 0;
            end = in.read(buffer);
            if (end < 0) {
                throw new EOFException();
            }
        }
        if (piece != null || areLinesShown) {
            transcript.show("<", buffer[next]);
        }
        return buffer[next++] & 0xff;
    }

    /** Takes the next octet of a line. */
    char take() throws Failure, IOException {
        piece = null;
        char octet = (char) read();
        if (isBegun() && line.charAt(line.length() - 1) == '\n') {
            line.setLength(0);
        }
        line.append(octet);
        Refusal.TOO_LARGE.unless(++inLines <= LINES_LIMIT, line);
        return octet;
    }

    /** A line without its CR LF, or the rest of one that was begun. */
    String line(Refusal refusal) throws Failure, IOException {
        char last = 0;
        for (char octet = take(); octet != '\n' || last != '\r'; octet = take()) {
            refusal.unless(octet != '\0' && octet != '\n' && last != '\r', line);
            last = octet;
        }
        return line.substring(0, line.length() - 2);
    }

    /** Takes so many octets of content. */
    void content(long octets, String of) throws IOException {
        piece = of;
        for (inPiece = 0; inPiece < octets; inPiece++) {
            read();
            content++;
        }
    }
}
