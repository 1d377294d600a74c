package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.wireview.AnswerLines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The status-line and the field lines of one answer, as a client may read them: RFC 9112, sections 4 and 5. */
final class AnswerHead {

    /** {@code HTTP/1.1 200}, a space and perhaps a reason phrase; what is spelled otherwise is noted. */
    private static final Pattern STATUS_LINE =
            Pattern.compile("(?i)(HTTP/[0-9]++\\.[0-9]++)([ \\t]++)([0-9]++)(?:([ \\t])(.*))?", Pattern.DOTALL);
    /** White space before the colon, or an octet that cannot stand in a token. */
    private static final Pattern WRONG_IN_NAME = Pattern.compile("([ \\t]++)$|[^!#$%&'*+.^_`|~0-9A-Za-z-]");
    /** One for each group of the status-line. */
    private static final List<Piece> PIECES = List.of(
            new Piece(Part.HTTP_VERSION, "HTTP/1\\.[0-9]",
                    "an answer in this format says HTTP/1.1, or HTTP/1 with another digit, in capital letters"),
            new Piece(Part.STATUS_SP, " ", Part.STATUS_SP.sentence()),
            new Piece(Part.STATUS_CODE, "...", "a status-code has three digits"),
            new Piece(Part.STATUS_SP, " ", Part.STATUS_SP.sentence()),
            new Piece(Part.REASON_PHRASE, "(?s).*", ""));

    /** A part of the status-line, and what has to be said where it is spelled otherwise than this. */
    private record Piece(Part part, String right, String otherwise) {
    }

    /** A field line, and where its value stands. */
    private record Placed(Field field, int valueFrom, int valueTo) {
    }

    private final AnswerLines lines;
    private final List<Placed> placed = new ArrayList<>();
    private String version = "";
    private int status;
    private int statusFrom;
    private int statusTo;
    private String reason = "";
    private String missing;

    AnswerHead(AnswerLines lines) {
        this.lines = lines;
    }

    /** Whether all of it is there. Where it is not, either more of it is missing, or it is no head of an answer. */
    boolean read() {
        return readStatusLine() && readFields();
    }

    /** What is still to come of it; null where it is no head of an answer. */
    String missing() {
        return missing;
    }

    boolean hasStatusLine() {
        return !version.isEmpty();
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    boolean isVersion10() {
        return version.equals("HTTP/1.0");
    }

    /** Whether the connection stays open behind the answer: RFC 9112, section 9.3. */
    boolean persists() {
        return !fields().hasMember("Connection", "close")
                && (!isVersion10() || fields().hasMember("Connection", "keep-alive"));
    }

    Fields fields() {
        return new Fields(placed.stream().map(Placed::field).toList());
    }

    void noteStatus(Note note) {
        lines.note(statusFrom, statusTo, note);
    }

    /** On each value of the fields with this name. */
    void noteEach(String name, Note note) {
        for (Placed one : placed) {
            if (one.field().is(name)) {
                // Where no value stands, its colon is all that there is to mark.
                boolean isEmpty = one.valueFrom() == one.valueTo();
                lines.note(one.valueFrom() - (isEmpty ? 1 : 0), one.valueTo(), note);
            }
        }
    }

    private boolean readStatusLine() {
        Line line = lines.next();
        while (line.isEmpty()) {
            lines.mark(Part.LEADING_EMPTY_LINE, line.from(), line.next());
            lines.note(line.from(), line.next(), Note.refused("RFC 9112, section 2.1",
                    "an answer begins with its status-line, and not with an empty line"));
            line = lines.next();
        }
        Matcher parts = STATUS_LINE.matcher(lines.text(line));
        boolean isOne = parts.matches() && line.isWhole();
        if (isOne) {
            readStatusLine(line, parts);
        } else if (!line.isWhole() && parts.hitEnd()) {
            takeBegun(line, "the rest of the status-line", Part.REASON_PHRASE.section());
        } else {
            lines.take(Part.NOT_A_STATUS_LINE, lines.available());
            lines.mark(Part.NOT_A_STATUS_LINE, line.from(), lines.position());
        }
        return isOne;
    }

    private void readStatusLine(Line line, Matcher parts) {
        for (int i = 1; i <= PIECES.size() && parts.group(i) != null; i++) {
            Piece piece = PIECES.get(i - 1);
            int from = line.from() + parts.start(i);
            int to = line.from() + parts.end(i);
            lines.mark(piece.part(), from, to);
            if (!parts.group(i).matches(piece.right())) {
                lines.note(from, to, Note.refused(piece.part().section(), piece.otherwise()));
            }
        }
        version = parts.group(1);
        // An absurdly long one is no status that anybody has.
        status = parts.group(3).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(parts.group(3));
        statusFrom = line.from() + parts.start(3);
        statusTo = line.from() + parts.end(3);
        if (status < 100 || status > 599) {
            noteStatus(Note.questionable("RFC 9110, section 15",
                    "a status-code lies between 100 and 599; a client takes any other for an error of the server"));
        }
        if (parts.group(4) == null) {
            lines.note(line.to(), line.next(), Note.questionable(Part.REASON_PHRASE.section(),
                    "a server must send a space after the status-code, also where no reason-phrase follows"));
        } else {
            reason = parts.group(5);
            lines.noteControls(line.from() + parts.start(5), line.to(), Part.REASON_PHRASE.section());
        }
    }

    /** A header section, or a trailer section. */
    boolean readFields() {
        Line line = lines.next();
        while (line.isWhole() && !line.isEmpty()) {
            readField(line, lines.text(line));
            line = lines.next();
        }
        if (line.isWhole()) {
            lines.mark(Part.EMPTY_LINE, line.from(), line.next());
        } else {
            takeBegun(line, "the empty line that ends the field lines", Part.FIELD_VALUE.section());
        }
        return line.isWhole();
    }

    private void takeBegun(Line line, String what, String section) {
        missing = what;
        lines.noteControls(line.from(), line.to(), section);
        lines.take(Part.INCOMPLETE, lines.available());
    }

    private void readField(Line line, String text) {
        int colon = text.indexOf(':');
        if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
            readFold(line, text);
        } else if (colon < 0) {
            lines.mark(Part.LINE, line.from(), line.to());
            lines.note(line.from(), line.to(), Note.refused("RFC 9112, section 5",
                    "a field line is a name, a colon, and a value"));
        } else {
            String name = text.substring(0, colon).stripTrailing();
            lines.mark(Part.OWS, line.from(), line.to());
            lines.mark(Part.FIELD_NAME, line.from(), line.from() + name.length());
            lines.mark(Part.COLON, line.from() + colon, line.from() + colon + 1);
            noteName(line.from(), text, colon);
            placed.add(value(name, "", line, colon + 1, text));
        }
    }

    /** What stands behind this place, and the value of the line before it, if that is folded. */
    private Placed value(String name, String before, Line line, int after, String text) {
        String value = Fields.trimOws(text, after, text.length());
        int from = line.from() + (value.isEmpty() ? after : text.indexOf(value, after));
        int to = from + value.length();
        lines.mark(Part.FIELD_VALUE, from, to);
        lines.noteControls(from, to, Part.FIELD_VALUE.section());
        return new Placed(new Field(name, before.isEmpty() ? value : before + " " + value), from, to);
    }

    private void noteName(int from, String text, int colon) {
        Matcher wrong = WRONG_IN_NAME.matcher(text).region(0, colon);
        if (colon == 0) {
            lines.note(from, from + 1, Note.refused("RFC 9112, section 5", "a name stands before the colon"));
        } else if (wrong.find()) {
            lines.note(from + wrong.start(), from + wrong.end(), wrong.group(1) == null
                    ? Note.refused("RFC 9110, section 5.1",
                            "a field name is a token: letters, digits, and - . _ among a few other signs")
                    : Note.refused("RFC 9112, section 5.1",
                            "no white space may stand between a field name and its colon"));
        }
    }

    /** A user agent must put spaces where a line was folded; before the first field there is nothing to fold. */
    private void readFold(Line line, String text) {
        if (placed.isEmpty()) {
            lines.mark(Part.LINE, line.from(), line.to());
            lines.note(line.from(), line.to(), Note.refused("RFC 9112, section 2.2",
                    "white space begins the first field line; a client refuses it, or passes over the line"));
            return;
        }
        lines.mark(Part.OWS, line.from(), line.to());
        Placed last = placed.remove(placed.size() - 1);
        Placed more = value(last.field().name(), last.field().value(), line, 1, text);
        lines.note(line.from(), more.valueFrom(), Note.questionable("RFC 9112, section 5.2",
                "a server must not continue a field on the next line; a user agent puts a space in place of the fold"));
        placed.add(new Placed(more.field(), last.valueFrom(), more.valueTo()));
    }
}
