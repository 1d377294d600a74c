package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.AnswerFraming.Extent;
import httpbytes.socketserver.wireview.AnswerLines.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the content of one answer as far as it has come: RFC 9112, sections 6 and 7. */
final class AnswerBody {

    private static final Pattern CHUNK_LINE = Pattern.compile("([0-9A-Fa-f]++)([ \\t]*+(?:;.*)?)", Pattern.DOTALL);
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern EXTENSIONS = Pattern.compile("(?:[ \\t]*+;[ \\t]*+" + TOKEN + "(?:[ \\t]*+=[ \\t]*+(?:"
            + TOKEN + "|\"(?:\\\\[\\t\\x20-\\x7e\\x80-\\xff]|[\\t\\x20-\\x7e\\x80-\\xff&&[^\"\\\\]])*+\"))?+)*+");
    private static final int DIGITS = 15;
    /** Longer than a long, and than any content that there is. */
    private static final String HUGE = "10^18 or more";
    private static final List<String> NOT_IN_TRAILERS = List.of("Content-Length", "Transfer-Encoding", "Trailer",
            "Content-Encoding", "Content-Type", "Content-Range", "Set-Cookie");

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
        switch (extent.part()) {
            case CONTENT -> take(Part.CONTENT, extent.length(), "content");
            case LAST_CHUNK -> readChunks();
            case CONTENT_UNTIL_CLOSE -> {
                take(Part.CONTENT_UNTIL_CLOSE, lines.available(), "content");
                missing = "the close of the connection, which alone ends the content";
            }
            case CONTENT_WITHOUT_END -> take(Part.CONTENT_WITHOUT_END, lines.available(), "content");
            default -> { }
        }
    }

    /** Takes so many octets, or as many as have come. */
    private void take(Part part, long length, String what) {
        int from = lines.position();
        int count = lines.take(part, length);
        content.writeBytes(lines.text(from, from + count).getBytes(StandardCharsets.ISO_8859_1));
        if (count < length) {
            boolean isHuge = length == Long.MAX_VALUE;
            lines.note(from, from + count, Note.soFar(part, count, isHuge ? HUGE : String.valueOf(length)));
            missing = (isHuge ? "the rest of " + HUGE : (length - count) + " of " + length) + " octets of " + what;
        }
    }

    private void readChunks() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = readChunk();
        }
        if (invalid != null) {
            take(Part.CONTENT_WITHOUT_END, lines.available(), "content");
        }
    }

    /** Whether another one follows. */
    private boolean readChunk() {
        Line line = lines.next();
        Matcher chunk = CHUNK_LINE.matcher(lines.text(line));
        boolean isOne = chunk.matches();
        if (!line.isWhole() && chunk.hitEnd()) {
            lines.take(Part.INCOMPLETE, lines.available());
            missing = "the next chunk-size, or its end; a size of 0 ends the content";
        } else if (!isOne) {
            lines.mark(Part.LINE, line.from(), line.to());
            invalidAt(line.from(), Math.max(line.to(), line.from() + 1), "a chunk begins with its size: hexadecimal "
                    + "digits, and then the end of the line, or ;");
        } else if (line.hasBareLf()) {
            markSize(line, chunk, Part.CHUNK_SIZE);
            invalidAt(line.to(), line.next(), "the line with a chunk-size ends with CR LF");
        } else {
            return readData(line, chunk);
        }
        return false;
    }

    private boolean readData(Line line, Matcher chunk) {
        String digits = chunk.group(1).replaceFirst("^0+(?=.)", "");
        boolean isLast = digits.equals("0");
        markSize(line, chunk, isLast ? Part.LAST_CHUNK : Part.CHUNK_SIZE);
        if (isLast) {
            readTrailers();
            return false;
        }
        take(Part.CHUNK_DATA, digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits, 16), "a chunk");
        return missing == null && readDataEnd();
    }

    private void markSize(Line line, Matcher chunk, Part size) {
        int end = line.from() + chunk.end(1);
        lines.mark(size, line.from(), end);
        lines.mark(Part.CHUNK_EXT, end, line.to());
        if (!EXTENSIONS.matcher(chunk.group(2)).matches()) {
            lines.note(end, line.to(), Note.refused("RFC 9112, section 7.1.1",
                    "after a chunk-size comes the end of the line, or ; and a chunk extension such as name=value"));
        }
    }

    private void invalidAt(int from, int to, String sentence) {
        invalid = sentence + " (RFC 9112, section 7.1)";
        lines.note(from, to, Note.refused("RFC 9112, section 7.1", sentence));
    }

    private boolean readDataEnd() {
        String end = lines.next(2);
        if (end.equals("\r\n")) {
            lines.next();
            return true;
        }
        if ("\r\n".startsWith(end)) {
            lines.take(Part.INCOMPLETE, lines.available());
            missing = "the CR LF after a chunk";
        } else {
            invalidAt(lines.position(), lines.position() + 1,
                    "behind as many octets as the chunk-size says comes CR LF, and here is something else");
        }
        return false;
    }

    private void readTrailers() {
        var trailers = new AnswerHead(lines);
        if (!trailers.readFields()) {
            missing = "the empty line after the last chunk";
        }
        NOT_IN_TRAILERS.forEach(name -> trailers.noteEach(name, Note.questionable("RFC 9110, section 6.5.1",
                "a server must not send this field behind the content; a client ignores it there")));
    }
}
