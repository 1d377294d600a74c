package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.AnswerHead.Placed;
import java.util.List;
import java.util.Locale;

/**
 * Where the content of an answer ends: RFC 9112, section 6.3, in its steps, for a client. Nothing is refused here; what
 * a client must take for an error is noted, and makes the framing invalid.
 */
final class AnswerFraming {

    enum Kind {
        /** The empty line ends the answer. */
        NO_CONTENT,
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE,
        /** Two fields contradict each other, or one says nothing that can be understood. */
        UNKNOWN,
        /** What follows is another protocol. */
        SWITCHED
    }

    /**
     * @param length of the content, for {@link Kind#LENGTH}
     * @param why    what says so, for a sentence
     */
    record Extent(Kind kind, long length, String why) {
    }

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final String CONTENT_LENGTH = "Content-Length";
    private static final int DIGITS = 18;

    private final AnswerLines lines;
    private final AnswerHead head;
    private final String method;
    private String invalid;

    AnswerFraming(AnswerLines lines, AnswerHead head, String method) {
        this.lines = lines;
        this.head = head;
        this.method = method;
    }

    /** Why the framing is invalid, or null where it is not. */
    String invalid() {
        return invalid;
    }

    Extent extent() {
        int status = head.status();
        // 1. No content, whatever the fields say. 2. A tunnel.
        if (status == 101 || method.equals("CONNECT") && status / 100 == 2) {
            noteFieldsWithoutMeaning();
            return new Extent(Kind.SWITCHED, 0, "what follows is another protocol");
        }
        if (status / 100 == 1 || status == 204) {
            noteFieldsWithoutMeaning();
            return new Extent(Kind.NO_CONTENT, 0, "an answer " + status + " has no content");
        }
        if (method.equals("HEAD") || status == 304) {
            return new Extent(Kind.NO_CONTENT, 0, "an answer " + (status == 304 ? "304" : "to HEAD")
                    + " has no content");
        }
        return head.fields().contains(TRANSFER_ENCODING) ? coded() : measured();
    }

    /** RFC 9112, section 6.1, and RFC 9110, section 8.6. */
    private void noteFieldsWithoutMeaning() {
        boolean isInterim = head.status() / 100 == 1;
        String where = isInterim || head.status() == 204 ? "an answer " + head.status() : "an answer to CONNECT";
        noteEach(CONTENT_LENGTH, Note.questionable("RFC 9110, section 8.6",
                "a server must not send Content-Length in " + where + "; a client ignores it"));
        noteEach(TRANSFER_ENCODING, Note.questionable("RFC 9112, section 6.1",
                "a server must not send Transfer-Encoding in " + where + "; a client ignores it"));
    }

    /** Steps 3 and 4. */
    private Extent coded() {
        if (head.isVersion10()) {
            invalidBy(TRANSFER_ENCODING, "RFC 9112, section 6.1",
                    "HTTP/1.0 has no Transfer-Encoding: a client takes the framing for faulty, and closes");
        }
        if (head.fields().contains(CONTENT_LENGTH)) {
            invalidBy(CONTENT_LENGTH, "RFC 9112, section 6.3", "a server must not send Content-Length beside "
                    + "Transfer-Encoding, which wins; a client ought to take it for an error, perhaps an attack");
        }
        List<String> codings = head.fields().members(TRANSFER_ENCODING).stream()
                .map(coding -> coding.toLowerCase(Locale.ROOT)).toList();
        int chunked = codings.indexOf("chunked");
        if (chunked >= 0 && chunked < codings.lastIndexOf("chunked")) {
            invalidBy(TRANSFER_ENCODING, "RFC 9112, section 6.1", "chunked must not be applied more than once");
        }
        if (!codings.isEmpty() && codings.get(codings.size() - 1).equals("chunked")) {
            return new Extent(Kind.CHUNKED, 0, "its last chunk has come");
        }
        noteEach(TRANSFER_ENCODING, Note.questionable("RFC 9112, section 6.3",
                "chunked is not the last transfer coding, so the content goes on until the connection closes"));
        return new Extent(Kind.UNTIL_CLOSE, 0, "chunked is not the last transfer coding");
    }

    /** Steps 5, 6 and 8. */
    private Extent measured() {
        if (!head.fields().contains(CONTENT_LENGTH)) {
            return new Extent(Kind.UNTIL_CLOSE, 0, "no field says how long it is");
        }
        List<String> lengths = head.fields().members(CONTENT_LENGTH);
        long different = lengths.stream().map(AnswerFraming::withoutZeros).distinct().count();
        if (different != 1 || !lengths.get(0).matches("[0-9]+")) {
            invalidBy(CONTENT_LENGTH, "RFC 9112, section 6.3", different > 1
                    ? "two lengths that differ: a client must give up, because nobody can say where the content ends"
                    : "Content-Length is one number in decimal digits, without a sign: a client must give up");
            return new Extent(Kind.UNKNOWN, 0, "");
        }
        if (head.fields().count(CONTENT_LENGTH) > 1 || head.fields().value(CONTENT_LENGTH).contains(",")) {
            noteEach(CONTENT_LENGTH, Note.questionable("RFC 9112, section 6.3",
                    "the same length more than once; a client may read it as one, or give up"));
        }
        String length = withoutZeros(lengths.get(0));
        if (head.status() == 205 && !length.equals("0")) {
            noteEach(CONTENT_LENGTH, Note.questionable("RFC 9110, section 15.3.6",
                    "a server must not send content in an answer 205"));
        }
        return new Extent(Kind.LENGTH, length.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(length),
                "Content-Length says how long it is");
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=[0-9])", "");
    }

    private void invalidBy(String name, String section, String sentence) {
        invalid = invalid == null ? sentence + " (" + section + ")" : invalid;
        noteEach(name, Note.refused(section, sentence));
    }

    private void noteEach(String name, Note note) {
        for (Placed placed : head.placed()) {
            if (placed.field().is(name)) {
                // Where no value stands, its colon is all that there is to mark.
                boolean isEmpty = placed.valueFrom() == placed.valueTo();
                lines.note(placed.valueFrom() - (isEmpty ? 1 : 0), placed.valueTo(), note);
            }
        }
    }
}
