package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the content of an answer ends: RFC 9112, section 6.3, in its steps, for a client. Nothing is refused here; what
 * a client must take for an error is noted, and makes the framing invalid.
 */
final class AnswerFraming {

    /**
     * @param part   that ends the answer, or what stands behind it where that is no HTTP
     * @param length of {@link Part#CONTENT}
     * @param why    what says so, for a sentence
     */
    record Extent(Part part, long length, String why) {
    }

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final String CONTENT_LENGTH = "Content-Length";
    private static final String CHUNKED = "chunked";
    private static final Pattern CODING =
            Pattern.compile("chunked|(?!chunked[ \\t;])[!#$%&'*+.^_`|~0-9a-z-]+(?:[ \\t]*;.*)?");
    /** A comma in it separates nothing. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"", Pattern.DOTALL);
    private static final int DIGITS = 18;

    private final AnswerHead head;
    private final String method;
    private String invalid;

    AnswerFraming(AnswerHead head, String method) {
        this.head = head;
        this.method = method;
    }

    /** Why the framing is invalid, or null where it is not. */
    String invalid() {
        return invalid;
    }

    Extent extent() {
        int status = head.status();
        boolean isTunnel = method.equals("CONNECT") && status / 100 == 2;
        // 1. No content, whatever the fields say. 2. A tunnel.
        if (isTunnel || status / 100 == 1 || status == 204) {
            String where = "an answer " + status + (isTunnel ? " to CONNECT" : "");
            noteWithoutMeaning(CONTENT_LENGTH, "RFC 9110, section 8.6", where);
            noteWithoutMeaning(TRANSFER_ENCODING, "RFC 9112, section 6.1", where);
            return isTunnel ? new Extent(Part.TUNNELLED, 0, "from here on the connection is a tunnel")
                    : status == 101 ? switched() : new Extent(Part.EMPTY_LINE, 0, where + " has no content");
        }
        Extent said = head.fields().contains(TRANSFER_ENCODING) ? coded() : measured();
        if (method.equals("HEAD") || status == 304) {
            invalid = null;
            return new Extent(Part.EMPTY_LINE, 0, "an answer " + (status == 304 ? "304" : "to HEAD")
                    + " has no content");
        }
        return said;
    }

    private void noteWithoutMeaning(String name, String section, String where) {
        head.noteEach(name, Note.questionable(section,
                "a server must not send " + name + " in " + where + "; a client ignores it"));
    }

    private Extent switched() {
        if (!head.fields().contains("Upgrade") || !head.fields().hasMember("Connection", "upgrade")) {
            head.noteStatus(Note.questionable("RFC 9110, section 7.8", "a server that switches says to which protocol: "
                    + "Upgrade names it, and Connection names Upgrade"));
        }
        return new Extent(Part.SWITCHED, 0, "what follows is another protocol");
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
        String value = head.fields().value(TRANSFER_ENCODING).toLowerCase(Locale.ROOT);
        List<String> codings = Fields.of(new Field("", QUOTED.matcher(value).replaceAll("\"\""))).members("");
        if (!codings.stream().allMatch(coding -> CODING.matcher(coding).matches())) {
            return invalidBy(TRANSFER_ENCODING, "RFC 9112, section 7",
                    "a transfer coding is a token such as chunked, which takes no parameters");
        }
        if (codings.indexOf(CHUNKED) < codings.lastIndexOf(CHUNKED)) {
            invalidBy(TRANSFER_ENCODING, "RFC 9112, section 6.1", "chunked must not be applied more than once");
        }
        if (codings.lastIndexOf(CHUNKED) == codings.size() - 1 && !codings.isEmpty()) {
            return new Extent(Part.LAST_CHUNK, 0, "its last chunk has come");
        }
        head.noteEach(TRANSFER_ENCODING, Note.questionable("RFC 9112, section 6.3",
                "chunked is not the last transfer coding: only the close of the connection can end such content"));
        return new Extent(Part.CONTENT_UNTIL_CLOSE, 0, "chunked is not the last transfer coding");
    }

    /** Steps 5, 6 and 8. */
    private Extent measured() {
        if (!head.fields().contains(CONTENT_LENGTH)) {
            return new Extent(Part.CONTENT_UNTIL_CLOSE, 0, "no field says how long it is");
        }
        List<String> lengths = head.fields().members(CONTENT_LENGTH).stream()
                .map(length -> length.replaceFirst("^0+(?=[0-9])", "")).distinct().toList();
        boolean areNumbers = !lengths.isEmpty() && lengths.stream().allMatch(length -> length.matches("[0-9]+"));
        if (!areNumbers || lengths.size() > 1) {
            return invalidBy(CONTENT_LENGTH, "RFC 9112, section 6.3",
                    areNumbers ? "two lengths that differ, and nobody can say which of them holds"
                            : "Content-Length is one number in decimal digits, without a sign");
        }
        if (head.fields().value(CONTENT_LENGTH).contains(",")) {
            head.noteEach(CONTENT_LENGTH, Note.questionable("RFC 9112, section 6.3",
                    "a list where one number belongs; a client reads equal lengths as one, or gives up"));
        }
        String length = lengths.get(0);
        return new Extent(Part.CONTENT, length.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(length),
                "Content-Length says how long it is");
    }

    private Extent invalidBy(String name, String section, String sentence) {
        invalid = invalid == null ? sentence + " (" + section + ")" : invalid;
        head.noteEach(name, Note.refused(section, sentence));
        return new Extent(Part.CONTENT_WITHOUT_END, 0, "");
    }
}
