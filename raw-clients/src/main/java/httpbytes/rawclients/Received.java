package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The octets of one answer, line by line or so many at a time. Each is shown as it is taken. */
final class Received {

    private static final int LINES_LIMIT = 1024 * 1024;
    private static final int CONTENT_LIMIT = 32 * 1024 * 1024;
    private static final int REST_LIMIT = 64 * 1024;

    private final InputStream in;
    private final Transcript transcript;
    /** Each char is one octet. A line stays here until the next one begins. */
    private final StringBuilder line = new StringBuilder();
    private boolean isShown = true;
    private int inLines;
    private long content;
    private long inPiece;
    /** What we take a piece of, as in "after 5 of 9 octets", or null where we take lines. */
    private String piece;

    Received(InputStream in, Transcript transcript) {
        this.in = in;
        this.transcript = transcript;
    }

    /** How many octets of content came so far. */
    long content() {
        return content;
    }

    boolean isBegun() {
        return !line.isEmpty();
    }

    /** How far we are, for the case that it goes no further. */
    String progress() {
        return piece != null ? "after " + inPiece + piece : !isBegun() ? "before it gave a final answer"
                : "in or behind the line \"" + Transcript.quote(line) + "\"";
    }

    /** What came until now was not the answer itself. */
    void startAgain() {
        line.setLength(0);
    }

    private int read() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    /** Takes the next octet of a line. */
    char take() throws Failure, IOException {
        char octet = (char) read();
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\n') {
            line.setLength(0);
        }
        line.append(octet);
        if (isShown) {
            transcript.show("<", octet);
        }
        checkLimit(++inLines, LINES_LIMIT, "lines");
        return octet;
    }

    private static void checkLimit(long octets, int limit, String of) throws Failure {
        if (octets > limit) {
            throw new Failure(Code.TOO_LARGE, "The server sends more than " + limit + " octets of " + of
                    + ", and this client reads no more.");
        }
    }

    /** A line without its CR LF, or the rest of one that was begun. */
    String line(boolean shown) throws Failure, IOException {
        return line(Refusal.LINE, shown);
    }

    /** A line between chunks. */
    String chunkLine() throws Failure, IOException {
        return line(Refusal.CHUNK, transcript.isRaw);
    }

    private String line(Refusal refusal, boolean shown) throws Failure, IOException {
        piece = null;
        isShown = shown;
        while (take() != '\n') {
            // The line goes on.
        }
        refusal.unless(line.toString().matches("[^\r\n\0]*\r\n"), line);
        return line.substring(0, line.length() - 2);
    }

    /** Takes so many octets of content. */
    void content(long octets, String of) throws Failure, IOException {
        piece = of;
        for (inPiece = 0; inPiece < octets; inPiece++) {
            transcript.show("<", read());
            checkLimit(++content, CONTENT_LIMIT, "content");
        }
    }

    /** Shows what is here already, up to some octets, and returns it with the line that was begun. */
    String here() throws IOException {
        byte[] more = in.readNBytes(Math.min(Transcript.QUOTED, in.available()));
        for (byte octet : more) {
            transcript.show("<", octet);
        }
        return line + new String(more, StandardCharsets.ISO_8859_1);
    }

    /** Shows what follows where nobody can tell what it is. */
    void rest() {
        try {
            content(REST_LIMIT, "");
        } catch (Failure | IOException e) {
            // That was all.
        }
    }
}
