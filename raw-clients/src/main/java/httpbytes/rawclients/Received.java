package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The octets of one answer, line by line or so many at a time. Each is shown as it is taken. */
final class Received {

    static final long TO_THE_END = Long.MAX_VALUE;

    /** All lines but those between chunks, in octets: what curl takes. */
    private static final int LINES_LIMIT = 300 * 1024;
    private static final int CHUNK_LINE_LIMIT = 8 * 1024;
    private static final int CONTENT_LIMIT = 32 * 1024 * 1024;
    private static final int REST_LIMIT = 64 * 1024;

    private final InputStream in;
    private final Transcript transcript;
    private final Runnable hurry;
    private final StringBuilder line = new StringBuilder();
    private boolean isBetweenChunks;
    private int inLines;
    private long content;
    private long inPiece;
    /** What we take a piece of, as in "after 5 of 9 octets", or null where we take lines. */
    private String piece;
    private String place = "a header section";

    /**
     * @param in    one that can be marked
     * @param hurry lets the stream end soon, because what comes is wanted for a moment only
     */
    Received(InputStream in, Transcript transcript, Runnable hurry) {
        this.in = in;
        this.transcript = transcript;
        this.hurry = hurry;
    }

    /** How many octets of content came so far. */
    long content() {
        return content;
    }

    /** How far we are, for the case that it goes no further; null at the beginning. */
    String progress() {
        return piece != null ? "after " + inPiece + piece : line.isEmpty() ? null
                : "in the middle of " + place + ", after \"" + Transcript.quote(line) + "\"";
    }

    /** The next octet, which stays there, or -1 at the end. */
    int peek() throws IOException {
        in.mark(1);
        int octet = read();
        in.reset();
        return octet;
    }

    /** All that was taken is shown before we wait for more. */
    private int read() throws IOException {
        if (in.available() == 0) {
            transcript.flush();
        }
        return in.read();
    }

    /** Takes the next octet of a line. */
    char take() throws Failure, IOException {
        int octet = read();
        if (octet < 0) {
            throw new EOFException();
        }
        line.delete(0, line.indexOf("\n") + 1).append((char) octet);
        if (!isBetweenChunks || transcript.isRaw()) {
            transcript.received(octet);
        }
        inLines += isBetweenChunks ? 0 : 1;
        checkLimit(inLines, LINES_LIMIT, "field lines");
        checkLimit(isBetweenChunks ? line.length() : 0, CHUNK_LINE_LIMIT, "a line between chunks");
        return (char) octet;
    }

    private static void checkLimit(long octets, int limit, String of) throws Failure {
        if (octets > limit) {
            throw new Failure(Code.TOO_LARGE, "The server sends more than " + limit + " octets of " + of
                    + ", and this client reads no more.");
        }
    }

    /** A line without its CR LF, or the rest of one that was begun; each char is one octet. */
    String line() throws Failure, IOException {
        isBetweenChunks = false;
        return line(Refusal.BARE_LF, Refusal.BARE_CR);
    }

    /** A line of the body that is no content. */
    String chunkLine() throws Failure, IOException {
        isBetweenChunks = true;
        place = "its chunks";
        return line(Refusal.CHUNK_LINE, Refusal.CHUNK_LINE);
    }

    private String line(Refusal bareLf, Refusal bareCr) throws Failure, IOException {
        piece = null;
        while (take() != '\n') {
            // A line goes on.
        }
        int cr = line.indexOf("\r");
        if (cr != line.length() - 2) {
            throw refused(cr < 0 ? bareLf : bareCr, line);
        }
        return line.substring(0, cr);
    }

    /** Takes so many octets of content. */
    void content(long octets, String of) throws Failure, IOException {
        piece = of;
        var buffer = new byte[8 * 1024];
        for (inPiece = 0; inPiece < octets && peek() >= 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, octets - inPiece));
            for (int i = 0; i < count; i++) {
                transcript.received(buffer[i]);
            }
            inPiece += count;
            content += count;
            checkLimit(content, CONTENT_LIMIT, "content");
        }
        if (inPiece < octets && octets < TO_THE_END) {
            throw new EOFException();
        }
    }

    /** @param octets what stands in the answer; all that comes behind it at once is shown, whatever it is */
    Failure refused(Refusal refusal, CharSequence octets) {
        Failure failure = refusal.at(octets);
        rest();
        return failure;
    }

    /** Shows what follows where nobody can tell what it is, and returns it with the line that was begun. */
    String rest() {
        hurry.run();
        if (isBetweenChunks && !transcript.isRaw()) {
            line.chars().forEach(transcript::received);
        }
        var rest = new StringBuilder(line.indexOf("\n") < 0 ? line : "");
        try {
            for (int octet = read(); octet >= 0 && rest.length() < REST_LIMIT; octet = read()) {
                rest.append((char) octet);
                transcript.received(octet);
            }
        } catch (IOException e) {
            // That was all.
        }
        return rest.toString();
    }
}
