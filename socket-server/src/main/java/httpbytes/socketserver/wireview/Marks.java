package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.wire.Listener;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers what the parser took each octet of requests for, and splits the lines that were accepted into their parts:
 * the grammar has fixed where those are.
 */
final class Marks implements Listener {

    private static final int CRLF = 2;

    /**
     * How a line is split.
     *
     * @param between what is in none of the parts
     * @param parts   one for each group of the pattern
     */
    private record Split(Part between, Pattern line, Part... parts) {
    }

    /** A line that was taken, and may still be refused. */
    private record Line(Split split, int from, int to) {
    }

    private static final String METHOD = "([!#$%&'*+.^_`|~0-9A-Za-z-]++) ";
    /** A target that was understood: in which form it is, its first octet says. */
    private static final Split START = new Split(Part.SP,
            Pattern.compile(METHOD + "(?:(\\*)|(/[^ ?]*+)|([^ /*?][^ ?]*+))(?:(\\?)([^ ]*+))? ([^ ]++)"), Part.METHOD,
            Part.ASTERISK_FORM, Part.ABSOLUTE_PATH, Part.ABSOLUTE_FORM, Part.QUESTION_MARK, Part.QUERY,
            Part.HTTP_VERSION);
    /** A first line in which something is wrong may have its parts all the same. */
    private static final Split REFUSED_START = new Split(Part.SP, Pattern.compile(METHOD + "([^ ]++) ([^ ]++)"),
            Part.METHOD, Part.REQUEST_TARGET, Part.HTTP_VERSION);
    private static final Split FIELD = new Split(Part.OWS, Pattern.compile("(?s)([^:]++)(:)[ \\t]*+(.*?)[ \\t]*+"),
            Part.FIELD_NAME, Part.COLON, Part.FIELD_VALUE);
    private static final Split CHUNK = new Split(Part.CHUNK_EXT,
            Pattern.compile("(?s)(?:(0++)|([0-9A-Fa-f]++))(?![0-9A-Fa-f]).*+"), Part.LAST_CHUNK, Part.CHUNK_SIZE);

    private final byte[] octets;
    private final Spans spans;
    private int position;
    private int messageStart;
    private Line line;
    private Taken lastTaken;
    /** The octets that were taken last. */
    private int lastFrom;

    Marks(byte[] octets) {
        this.octets = octets;
        spans = new Spans(octets.length);
    }

    /** A buffer that holds these octets, and tells what they are taken for. */
    ReceiveBuffer buffer() {
        return filled(new ReceiveBuffer(this), octets);
    }

    static ReceiveBuffer filled(ReceiveBuffer buffer, byte[] octets) {
        for (int from = 0; from < octets.length; ) {
            buffer.makeRoom();
            int count = Math.min(octets.length - from, buffer.octets().length - buffer.end());
            System.arraycopy(octets, from, buffer.octets(), buffer.end(), count);
            buffer.received(count);
            from += count;
        }
        return buffer;
    }

    void beginMessage() {
        messageStart = position;
        lastFrom = position;
        lastTaken = null;
    }

    /** How many octets were taken. */
    int position() {
        return position;
    }

    @Override
    public void took(Taken what, int length) {
        accept();
        int from = position;
        position += length;
        switch (what) {
            case START_LINE -> line = new Line(START, from, position);
            case FIELD_LINE -> line = new Line(FIELD, from, position);
            case CHUNK_LINE -> line = new Line(CHUNK, from, position);
            case EMPTY_LINE -> spans.mark(emptyLine(), from, position);
            case CONTENT -> spans.mark(Part.CONTENT, from, position);
            default -> spans.mark(Part.CHUNK_DATA, from, position);
        }
        lastFrom = length > 0 ? from : lastFrom;
        lastTaken = what == Taken.EMPTY_LINE && lastTaken == null ? null : what;
    }

    private Part emptyLine() {
        return lastTaken == null ? Part.LEADING_EMPTY_LINE
                : lastTaken == Taken.CHUNK_DATA ? Part.CRLF : Part.EMPTY_LINE;
    }

    /** The line that was taken last is right: the parser went on. */
    void accept() {
        if (line != null) {
            split(line.split());
        }
    }

    private void split(Split split) {
        int end = line.to() - CRLF;
        Matcher parts = split.line().matcher(text(line.from(), end));
        if (parts.matches()) {
            spans.mark(split.between(), line.from(), end);
            for (int i = 1; i <= parts.groupCount(); i++) {
                if (parts.start(i) >= 0) {
                    spans.mark(split.parts()[i - 1], line.from() + parts.start(i), line.from() + parts.end(i));
                }
            }
        }
        spans.mark(Part.CRLF, end, line.to());
        line = null;
    }

    void mark(Part part, int from, int to) {
        spans.markUnmarked(part, from, to);
    }

    /**
     * Marks the octets that a refusal of this message is about, or those that were read last where it is about
     * something that is missing.
     *
     * @return where what was read of this message ends
     */
    int markRefusal(ProtocolException refusal, int contentLimit) {
        boolean hasPlace = refusal.offset() != ProtocolException.NOWHERE;
        int place = messageStart + (int) refusal.offset();
        if (line != null && hasPlace && place >= line.from()) {
            if (line.split() == START) {
                split(REFUSED_START);
            } else {
                spans.mark(Part.CRLF, line.to() - CRLF, line.to());
            }
            line = null;
        }
        accept();
        int from = hasPlace ? place : lastFrom;
        // Of a line without octets, its end is what is wrong.
        int length = refusal.length() == 0 ? CRLF : refusal.length();
        int to = hasPlace ? Math.min(from + length, octets.length) : position;
        var blame = new Blame(octets, spans, messageStart, refusal);
        Blame.Octets wrong = blame.octets(from, to);
        int end = Math.max(position, Math.max(to, wrong.to()));
        spans.markUnmarked(Part.LINE, messageStart, end);
        spans.note(blame.note(contentLimit), Math.min(wrong.from(), end - 1), wrong.to());
        return end;
    }

    List<Span> spans() {
        return spans.all();
    }

    /** Says of the content of a message that is not complete how much of it has come. */
    void noteSoFar(Fields fields) {
        String length = fields.value("Content-Length");
        Span last = null;
        for (Span span : spans.between(messageStart, octets.length)) {
            last = span;
            length = span.part() == Part.CHUNK_SIZE ? String.valueOf(Integer.parseInt(text(span.from(), span.to()), 16))
                    : length;
        }
        boolean isContent = last.part() == Part.CONTENT || last.part() == Part.CHUNK_DATA;
        if (isContent && last.length() < Integer.parseInt(length)) {
            spans.note(Note.soFar(last.part(), last.length(), length), last.from(), last.to());
        }
    }

    private String text(int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
