package httpbytes.socketserver.wireview;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of answers, one after the other. A line that is not as it should be is read all the same, as most clients
 * do, and what is wrong with it is noted: then the page can show what stands behind.
 */
final class AnswerLines {

    private record Noted(int from, int to, Note note) {
    }

    /**
     * A line.
     *
     * @param to      where its end begins
     * @param next    where the next line begins
     * @param isWhole whether its end has come
     */
    record Line(int from, int to, int next, boolean isWhole) {

        boolean isEmpty() {
            return isWhole && from == to;
        }

        boolean hasBareLf() {
            return next - to == 1;
        }
    }

    private final byte[] octets;
    private final Spans spans;
    private final List<Noted> noted = new ArrayList<>();
    private int position;

    AnswerLines(byte[] octets) {
        this.octets = octets;
        spans = new Spans(octets.length);
    }

    int position() {
        return position;
    }

    int available() {
        return octets.length - position;
    }

    /** The next octets: so many, or those that are there. */
    String next(int atMost) {
        return text(position, Math.min(position + atMost, octets.length));
    }

    String text(Line line) {
        return text(line.from(), line.to());
    }

    String text(int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The next line. It is taken, unless its end has not come. */
    Line next() {
        int lf = position;
        while (lf < octets.length && octets[lf] != '\n') {
            lf++;
        }
        int to = lf > position && octets[lf - 1] == '\r' ? lf - 1 : lf;
        var line = new Line(position, to, lf + 1, lf < octets.length);
        if (line.isWhole()) {
            position = line.next();
            spans.mark(Part.CRLF, to, position);
            if (line.hasBareLf()) {
                note(lf, position, Note.refused("RFC 9112, section 2.2", "a line ends with CR LF, and here is an LF "
                        + "without its CR; a client may take it for the end of the line, and need not"));
            }
        }
        return line;
    }

    /** @param section that says which octets may stand here */
    void noteControls(int from, int to, String section) {
        for (int i = from; i < to; i++) {
            if (octets[i] == '\r') {
                note(i, i + 1, Note.refused("RFC 9112, section 2.2",
                        "a CR without its LF is invalid; a client refuses it, or puts a space in its place"));
            } else if (octets[i] >= 0 && octets[i] < ' ' && octets[i] != '\t' || octets[i] == 0x7f) {
                note(i, i + 1, Note.refused(section,
                        "no control character but HTAB may stand here; a client may refuse the answer"));
            }
        }
    }

    void mark(Part part, int from, int to) {
        spans.mark(part, from, to);
    }

    /** Takes octets, whatever they are: so many, or those that are there. */
    int take(Part part, long atMost) {
        int count = (int) Math.min(atMost, available());
        mark(part, position, position + count);
        position += count;
        return count;
    }

    /** Remembers a note until {@link #noteAll}, because the octets may get their parts only then. */
    void note(int from, int to, Note note) {
        if (from < to) {
            noted.add(new Noted(from, to, note));
        }
    }

    /** Puts all notes on the answer that begins here in their places. The worst comes last, and counts. */
    List<Note> noteAll(int from) {
        spans.markUnmarked(Part.INCOMPLETE, from, position);
        List<Noted> inOrder = new ArrayList<>(noted);
        inOrder.sort((one, other) -> one.note().state().compareTo(other.note().state()));
        inOrder.forEach(one -> spans.note(one.note(), one.from(), one.to()));
        noted.clear();
        inOrder.sort((one, other) -> one.from() - other.from());
        return inOrder.stream().map(Noted::note).toList();
    }

    List<Span> spans() {
        spans.markUnmarked(Part.INCOMPLETE, 0, octets.length);
        return spans.all();
    }
}
