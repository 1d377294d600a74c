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
    private static final Pattern NO_TCHAR = Pattern.compile("[^!#$%&'*+.^_`|~0-9A-Za-z-]");
    private static final String BEGINNING = "HTTP/";
    /** The groups of the status-line, and what has to be said where they are spelled otherwise than this. */
    private static final List<Rule> RULES = List.of(
            new Rule(1, Pattern.compile("HTTP/1\\.[0-9]"), Note.refused("RFC 9112, section 2.3",
                    "an answer in this format says HTTP/1.1 or HTTP/1.0, in capital letters")),
            new Rule(2, Pattern.compile(" "), Note.refused("RFC 9112, section 4",
                    "exactly one space comes after the version")),
            new Rule(3, Pattern.compile("..."), Note.refused("RFC 9112, section 4", "a status-code has three digits")),
            new Rule(3, Pattern.compile("[1-5]..|..?|.{4,}"), Note.questionable("RFC 9110, section 15",
                    "a status-code lies between 100 and 599; a client takes any other for an error of the server")),
            new Rule(4, Pattern.compile(" "), Note.refused("RFC 9112, section 4",
                    "a space comes after the status-code, no tab")));

    private record Rule(int group, Pattern right, Note otherwise) {
    }

    /** A field line, and where its value stands. */
    record Placed(Field field, int valueFrom, int valueTo) {
    }

    private final AnswerLines lines;
    private final List<Placed> placed = new ArrayList<>();
    private String version = "";
    private int status;
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

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    boolean isVersion10() {
        return version.equals("HTTP/1.0");
    }

    List<Placed> placed() {
        return placed;
    }

    Fields fields() {
        return new Fields(placed.stream().map(Placed::field).toList());
    }

    private boolean readStatusLine() {
        Line line = lines.next();
        while (line != null && line.isEmpty()) {
            lines.mark(Part.LEADING_EMPTY_LINE, line.from(), line.next());
            lines.note(line.from(), line.next(), Note.refused("RFC 9112, section 2.1",
                    "an answer begins with its status-line, and not with an empty line"));
            line = lines.next();
        }
        int from = line == null ? lines.position() : line.from();
        if (line == null) {
            String begun = lines.text(from, lines.end());
            boolean mayBecomeOne = begun.startsWith(BEGINNING) || BEGINNING.startsWith(begun);
            missing = mayBecomeOne ? "the rest of the status-line" : null;
            lines.take(mayBecomeOne ? Part.INCOMPLETE : Part.NOT_A_STATUS_LINE, lines.available());
            return false;
        }
        Matcher parts = STATUS_LINE.matcher(lines.text(line.from(), line.to()));
        if (!parts.matches()) {
            lines.mark(Part.NOT_A_STATUS_LINE, from, lines.position());
            lines.take(Part.NOT_A_STATUS_LINE, lines.available());
            return false;
        }
        markStatusLine(parts, line);
        noteStatusLine(parts, line);
        version = parts.group(1);
        // An absurdly long one is no status that anybody has.
        status = parts.group(3).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(parts.group(3));
        reason = parts.group(5) == null ? "" : parts.group(5);
        return true;
    }

    private void markStatusLine(Matcher parts, Line line) {
        Part[] names = {Part.HTTP_VERSION, Part.STATUS_SP, Part.STATUS_CODE, Part.STATUS_SP, Part.REASON_PHRASE};
        for (int i = 0; i < names.length; i++) {
            if (parts.start(i + 1) >= 0) {
                lines.mark(names[i], line.from() + parts.start(i + 1), line.from() + parts.end(i + 1));
            }
        }
    }

    private void noteStatusLine(Matcher parts, Line line) {
        for (Rule rule : RULES) {
            String part = parts.group(rule.group());
            if (part != null && !rule.right().matcher(part).matches()) {
                lines.note(line.from() + parts.start(rule.group()), line.from() + parts.end(rule.group()),
                        rule.otherwise());
            }
        }
        if (parts.group(4) == null) {
            lines.note(line.to(), line.next(), Note.questionable("RFC 9112, section 4",
                    "a server must send a space after the status-code, also where no reason-phrase follows"));
        }
    }

    /** A header section, or a trailer section. */
    boolean readFields() {
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                lines.mark(Part.EMPTY_LINE, line.from(), line.next());
                return true;
            }
            readField(line, lines.text(line.from(), line.to()));
        }
        lines.take(Part.INCOMPLETE, lines.available());
        missing = "the empty line that ends the field lines";
        return false;
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
            noteName(line, text, name.length(), colon);
            String value = Fields.trimOws(text, colon + 1, text.length());
            int valueFrom = value.isEmpty() ? colon + 1 : text.indexOf(value, colon + 1);
            int valueTo = valueFrom + value.length();
            lines.mark(Part.OWS, line.from(), line.to());
            lines.mark(Part.FIELD_NAME, line.from(), line.from() + name.length());
            lines.mark(Part.COLON, line.from() + colon, line.from() + colon + 1);
            lines.mark(Part.FIELD_VALUE, line.from() + valueFrom, line.from() + valueTo);
            placed.add(new Placed(new Field(name, value), line.from() + valueFrom, line.from() + valueTo));
        }
    }

    private void noteName(Line line, String text, int nameEnd, int colon) {
        Matcher wrong = NO_TCHAR.matcher(text).region(0, nameEnd);
        if (nameEnd == 0) {
            lines.note(line.from(), line.from() + colon + 1, Note.refused("RFC 9112, section 5",
                    "a name stands before the colon"));
        } else if (wrong.find()) {
            lines.note(line.from() + wrong.start(), line.from() + wrong.end(), Note.refused("RFC 9110, section 5.1",
                    "a field name is a token: letters, digits, and - . _ among a few other signs"));
        }
        if (nameEnd < colon) {
            lines.note(line.from() + nameEnd, line.from() + colon, Note.refused("RFC 9112, section 5.1",
                    "no white space may stand between a field name and its colon"));
        }
    }

    /** A user agent must put spaces where a line was folded; before the first field there is nothing to fold. */
    private void readFold(Line line, String text) {
        String more = Fields.trimOws(text, 0, text.length());
        int from = line.from() + text.indexOf(more);
        lines.mark(placed.isEmpty() ? Part.LINE : Part.OWS, line.from(), line.to());
        if (placed.isEmpty()) {
            lines.note(line.from(), line.to(), Note.refused("RFC 9112, section 2.2",
                    "white space begins the first field line; a client refuses it, or passes over the line"));
            return;
        }
        lines.mark(Part.FIELD_VALUE, from, from + more.length());
        lines.note(line.from(), from, Note.questionable("RFC 9112, section 5.2",
                "a server must not continue a field on the next line; a user agent puts a space in place of the fold"));
        Placed last = placed.remove(placed.size() - 1);
        placed.add(new Placed(new Field(last.field().name(), (last.field().value() + " " + more).trim()),
                last.valueFrom(), Math.max(last.valueTo(), from + more.length())));
    }
}
