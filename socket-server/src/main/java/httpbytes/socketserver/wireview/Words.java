package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.Note.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts spans into words, one after the other. */
final class Words {

    /**
     * A part of a message.
     *
     * @param part   by the name of the grammar, or the field whose value it is
     * @param name   the same to be spoken
     * @param state  right, questionable or refused
     * @param rfc    the document and section
     * @param link   where that can be read, or null
     * @param hidden whether its octets are replaced, see {@link Secrets}
     */
    record Explained(int from, int to, String part, String name, String state, String rfc, String link,
            String sentence, boolean hidden) {
    }

    private final byte[] octets;
    private final List<Span> spans;
    private final Secrets secrets;
    private final int most;
    final List<Explained> explained = new ArrayList<>();
    private String fieldName = "";
    private int next;

    /** @param most so many parts are put into words */
    Words(byte[] octets, List<Span> spans, Secrets secrets, int most) {
        this.octets = octets;
        this.spans = spans;
        this.secrets = secrets;
        this.most = most;
    }

    static String octets(long count) {
        return String.format(Locale.ROOT, "%,d octet%s", count, count == 1 ? "" : "s");
    }

    /** Those that begin before this octet and were not explained yet. */
    void addUntil(int to, List<Remark> remarks) {
        while (next < spans.size() && spans.get(next).from() < to && explained.size() < most) {
            explained.add(explain(spans.get(next), remarks));
            next++;
        }
    }

    private Explained explain(Span span, List<Remark> remarks) {
        String text = new String(octets, span.from(), span.length(), StandardCharsets.ISO_8859_1);
        if (span.part() == Part.FIELD_NAME) {
            fieldName = text;
        }
        boolean isValue = span.part() == Part.FIELD_VALUE;
        Note note = note(span, text, remarks);
        String part = isValue ? fieldName + " value" : span.part().grammarName();
        return new Explained(span.from(), span.to(), part, isValue ? part : span.part().spokenName(),
                note.state().name().toLowerCase(Locale.ROOT), note.section(), link(note.section()), note.sentence(),
                secrets.cover(span));
    }

    private Note note(Span span, String text, List<Remark> remarks) {
        if (span.note() != null && span.note().isRefusal()) {
            return span.note();
        }
        return remarks.stream().filter(one -> one.isAbout(span.part(), fieldName)).findFirst().map(Remark::note)
                .orElseGet(() -> span.note() != null ? span.note() : usual(span.part(), text));
    }

    private Note usual(Part part, String text) {
        if (part == Part.FIELD_VALUE && text.chars().anyMatch(octet -> octet > 0x7e)) {
            return Note.questionable("RFC 9110, section 5.5",
                    "octets beyond ASCII are kept as they are, and no two readers agree what they mean");
        }
        State state = switch (part) {
            case LEADING_EMPTY_LINE, INCOMPLETE, UNREAD, SWITCHED, TUNNELLED, EXCESS_EMPTY_LINES -> State.QUESTIONABLE;
            case NOT_A_STATUS_LINE, EXCESS, EXCESS_BEHIND_CLOSE, CONTENT_WITHOUT_END -> State.REFUSED;
            default -> State.RIGHT;
        };
        return KnownField.named(part == Part.FIELD_VALUE ? fieldName : "")
                .map(known -> new Note(state, known.section(), known.sentence()))
                .orElseGet(() -> new Note(state, part.section(), part.sentence()));
    }

    /** {@code RFC 9112, section 6.3} is there. */
    static String link(String section) {
        String[] words = section.split("[ ,]+");
        if (words[0].equals("RFC")) {
            return "https://www.rfc-editor.org/rfc/rfc" + words[1] + ".html#" + (words.length < 4 ? ""
                    : words[2] + "-" + words[3]);
        }
        return KnownField.linkTo(section);
    }
}
