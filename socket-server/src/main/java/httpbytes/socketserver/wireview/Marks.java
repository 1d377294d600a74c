package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.Listener;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers what each octet was taken for, and splits the lines that were accepted into their parts: the grammar has
 * fixed where those are. What is said last about an octet counts.
 */
final class Marks implements Listener {

    private static final int CRLF = 2;
    private static final Pattern FIELD_LINE = Pattern.compile("([^:]++)(:)[ \\t]*+(.*?)[ \\t]*+", Pattern.DOTALL);
    private static final Pattern CHUNK_LINE = Pattern.compile("(?:(0++)|([0-9A-Fa-f]++))(?![0-9A-Fa-f]).*+",
            Pattern.DOTALL);

    /**
     * How a line is split.
     *
     * @param parts   one for each group of the pattern
     * @param between what is in none of them
     */
    record Split(Pattern line, Part between, Part... parts) {
    }

    private record Mark(Part part, ProtocolException refusal) {
    }

    /** A line that was taken, and may still be refused. */
    private record Line(Split split, int from, int to) {
    }

    private static final Split FIELD = new Split(FIELD_LINE, Part.OWS, Part.FIELD_NAME, Part.COLON, Part.FIELD_VALUE);
    private static final Split CHUNK = new Split(CHUNK_LINE, Part.CHUNK_EXT, Part.LAST_CHUNK, Part.CHUNK_SIZE);

    private final byte[] octets;
    private final Split startLine;
    /** For each octet the mark that it has, by its index in {@code marks}, or -1. */
    private final int[] markOf;
    private final List<Mark> marks = new ArrayList<>();
    private int position;
    private int messageStart;
    private Line line;
    private Taken lastTaken;
    private Part content;
    /** The octets that were marked last. */
    private int lastFrom;
    private int lastTo;

    /** @param startLine how the first line of each message is split */
    Marks(byte[] octets, Split startLine) {
        this.octets = octets;
        this.startLine = startLine;
        markOf = new int[octets.length];
        Arrays.fill(markOf, -1);
    }

    /** A buffer that holds these octets, and tells what they are taken for. */
    ReceiveBuffer buffer() {
        var buffer = new ReceiveBuffer(this);
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
        lastTaken = null;
        content = Part.CONTENT;
    }

    /** What the content of this message is. */
    void contentIs(Part part) {
        content = part;
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
            case START_LINE -> line = new Line(startLine, from, position);
            case FIELD_LINE -> line = new Line(FIELD, from, position);
            case CHUNK_LINE -> line = new Line(CHUNK, from, position);
            case EMPTY_LINE -> mark(emptyLine(), from, position);
            case CONTENT -> mark(content, from, position);
            default -> mark(Part.CHUNK_DATA, from, position);
        }
        lastTaken = what == Taken.EMPTY_LINE && lastTaken == null ? null : what;
    }

    private Part emptyLine() {
        return lastTaken == null ? Part.LEADING_EMPTY_LINE
                : lastTaken == Taken.CHUNK_DATA ? Part.CRLF : Part.EMPTY_LINE;
    }

    /** The line that was taken last is right: the parser went on. */
    void accept() {
        if (line != null) {
            split(line);
            mark(Part.CRLF, line.to() - CRLF, line.to());
            line = null;
        }
    }

    private void split(Line taken) {
        int end = taken.to() - CRLF;
        Matcher parts = taken.split().line().matcher(
                new String(octets, taken.from(), end - taken.from(), StandardCharsets.ISO_8859_1));
        if (parts.matches()) {
            mark(taken.split().between(), taken.from(), end);
            for (int i = 1; i <= parts.groupCount(); i++) {
                mark(taken.split().parts()[i - 1], taken.from() + parts.start(i), taken.from() + parts.end(i));
            }
        }
    }

    void mark(Part part, int from, int to) {
        if (from < to) {
            put(new Mark(part, null), from, to);
            lastFrom = from;
            lastTo = to;
        }
    }

    private void put(Mark mark, int from, int to) {
        Arrays.fill(markOf, from, to, marks.size());
        marks.add(mark);
    }

    /** Says of octets of which nothing was said yet that they are this. */
    void markUnmarked(Part part, int from, int to) {
        for (int i = from; i < to; i++) {
            if (markOf[i] < 0) {
                int begin = i;
                while (i < to && markOf[i] < 0) {
                    i++;
                }
                put(new Mark(part, null), begin, i);
            }
        }
    }

    /**
     * Marks the octets that a refusal of this message is about, or those that were read last where it is about
     * something that is missing.
     *
     * @return where what was read of this message ends
     */
    int markRefusal(ProtocolException refusal) {
        boolean hasPlace = refusal.offset() != ProtocolException.NOWHERE;
        int place = messageStart + (int) refusal.offset();
        if (line != null && hasPlace && place >= line.from()) {
            // A first line may have its parts where one of them is wrong; any other line has none.
            if (line.split() == startLine) {
                split(line);
            }
            line = null;
        }
        accept();
        int from = hasPlace ? place : lastFrom;
        int to = hasPlace ? Math.min(from + refusal.length(), markOf.length) : lastTo;
        markUnmarked(Part.LINE, messageStart, to);
        for (Span span : spans(from, to)) {
            put(new Mark(span.part(), refusal), span.from(), span.to());
        }
        return Math.max(to, lastTo);
    }

    /** All marked octets, in order. */
    List<Span> spans() {
        return spans(0, markOf.length);
    }

    private List<Span> spans(int from, int to) {
        List<Span> spans = new ArrayList<>();
        for (int start = from; start < to; ) {
            int mark = markOf[start];
            int end = start;
            while (end < to && markOf[end] == mark) {
                end++;
            }
            if (mark >= 0) {
                spans.add(new Span(start, end, marks.get(mark).part(), marks.get(mark).refusal()));
            }
            start = end;
        }
        return spans;
    }
}
