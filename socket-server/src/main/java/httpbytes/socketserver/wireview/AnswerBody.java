package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.AnswerFraming.Extent;
import httpbytes.socketserver.wireview.AnswerLines.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the content of one answer as far as it has come: RFC 9112, sections 6 and 7. */
final class AnswerBody {

    private static final Pattern CHUNK_LINE = Pattern.compile("([0-9A-Fa-f]++)(.*)", Pattern.DOTALL);
    private static final Pattern TOKEN_OR_STRING =
            Pattern.compile("(?:[ \\t]*;[ \\t]*[^ \\t;=\"]+(?:[ \\t]*=[ \\t]*(?:[^ \\t;\"]+|\"(?:\\\\.|[^\"])*\"))?)*");
    private static final int DIGITS = 15;
    /** Longer than a long, and than any content that there is. */
    private static final String HUGE = "10^18 or more";

    private final AnswerLines lines;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream(0);
    private String missing;
    private String invalid;

    AnswerBody(AnswerLines lines) {
        this.lines = lines;
    }

    byte[] content() {
        return content.toByteArray();
    }

    /** What is still to come of it; null where nothing is. */
    String missing() {
        return missing;
    }

    /** Why nobody can say where it ends, or null where that is clear. */
    String invalid() {
        return invalid;
    }

    void read(Extent extent) {
        switch (extent.kind()) {
            case LENGTH -> missing = take(Part.CONTENT, extent.length(), "content");
            case CHUNKED -> readChunks();
            case UNTIL_CLOSE -> {
                take(Part.CONTENT_UNTIL_CLOSE, lines.available(), "content");
                missing = "the close of the connection, which alone ends the content";
            }
            case UNKNOWN -> take(Part.CONTENT_WITHOUT_END, lines.available(), "content");
            default -> { }
        }
    }

    /** Takes so many octets; says what is missing of them, or null. */
    private String take(Part part, long length, String what) {
        int from = lines.position();
        int count = lines.take(part, length);
        content.writeBytes(lines.text(from, from + count).getBytes(StandardCharsets.ISO_8859_1));
        if (count == length) {
            return null;
        }
        boolean isHuge = length == Long.MAX_VALUE;
        lines.note(from, from + count, Note.soFar(part, count, isHuge ? HUGE : String.valueOf(length)));
        return (isHuge ? "the rest of " + HUGE : (length - count) + " of " + length) + " octets of " + what;
    }

    private void readChunks() {
        boolean goesOn = true;
        while (goesOn && missing == null && invalid == null) {
            goesOn = readChunk();
        }
        if (missing == null && invalid == null) {
            readTrailers();
        }
        if (invalid != null) {
            take(Part.CONTENT_WITHOUT_END, lines.available(), "content");
        }
    }

    /** Whether another one follows. */
    private boolean readChunk() {
        Line line = lines.next();
        if (line == null) {
            boolean canBeOne = lines.available() == 0
                    || Character.digit(lines.text(lines.position(), lines.position() + 1).charAt(0), 16) >= 0;
            if (!canBeOne) {
                invalidAt(lines.position(), lines.end());
                return false;
            }
            lines.take(Part.INCOMPLETE, lines.available());
            missing = "the next chunk-size, or its end; a size of 0 ends the content";
            return false;
        }
        Matcher chunk = CHUNK_LINE.matcher(lines.text(line.from(), line.to()));
        if (!chunk.matches()) {
            lines.mark(Part.LINE, line.from(), line.to());
            invalidAt(line.from(), Math.max(line.to(), line.from() + 1));
            return false;
        }
        String digits = chunk.group(1).replaceFirst("^0+(?=.)", "");
        long size = digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits, 16);
        markSize(line, chunk, size);
        if (size == 0) {
            return false;
        }
        missing = take(Part.CHUNK_DATA, size, "a chunk");
        return missing == null && readDataEnd();
    }

    private void markSize(Line line, Matcher chunk, long size) {
        int end = line.from() + chunk.end(1);
        lines.mark(size == 0 ? Part.LAST_CHUNK : Part.CHUNK_SIZE, line.from(), end);
        lines.mark(Part.CHUNK_EXT, end, line.to());
        if (!TOKEN_OR_STRING.matcher(chunk.group(2)).matches()) {
            lines.note(end, line.to(), Note.refused("RFC 9112, section 7.1.1",
                    "after a chunk-size comes the end of the line, or ; and a chunk extension such as name=value"));
        }
    }

    private void invalidAt(int from, int to) {
        invalid = "a chunk begins with its size in hexadecimal digits, and here is something else "
                + "(RFC 9112, section 7.1)";
        lines.note(from, to, Note.refused("RFC 9112, section 7.1", "a chunk begins with its size: hexadecimal digits"));
    }

    private boolean readDataEnd() {
        if (lines.isAt("\r\n") || lines.isAt("\n")) {
            lines.next();
            return true;
        }
        if (lines.available() == 0 || lines.available() == 1 && lines.isAt("\r")) {
            lines.take(Part.INCOMPLETE, lines.available());
            missing = "the CR LF after a chunk";
        } else {
            invalid = "a chunk is longer than its size says: CR LF comes after its octets (RFC 9112, section 7.1)";
            lines.note(lines.position(), lines.position() + 1, Note.refused("RFC 9112, section 7.1",
                    "after the octets that a chunk-size announces comes CR LF"));
        }
        return false;
    }

    private void readTrailers() {
        var trailers = new AnswerHead(lines);
        if (!trailers.readFields()) {
            missing = "the empty line after the last chunk";
        }
    }
}
