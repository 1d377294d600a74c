package httpbytes.socketserver.wireview;

import java.util.List;

/**
 * Whether a client may take octets for an answer.
 *
 * @param verdict  complete, open, cut-by-close, cut-by-reset, cut-by-us, invalid, malformed, excess or switched
 * @param sentence why
 * @param isOver   whether nothing more is to come of it that could be told from something else
 */
record Judgement(String verdict, String sentence, boolean isOver) {

    /**
     * What was found of an answer.
     *
     * @param what    the answer in a few words
     * @param octets  of content, as far as it has come
     * @param missing what is still to come of it, or null
     * @param invalid why nobody can say where it ends, or null
     * @param why     what says that this is its end; empty where nothing does
     * @param notes   on its octets
     */
    record Found(String what, int octets, String missing, String invalid, String why, List<Note> notes) {

        private String content() {
            return octets > 0 ? ", with " + Words.octets(octets) + " of content"
                    : missing == null ? ", without content" : "";
        }
    }

    static final Judgement NO_ANSWER = new Judgement("malformed",
            "This is no answer of HTTP/1.1, which begins with HTTP/1.1, a space and three digits: another protocol, an "
            + "older HTTP, or a mistake (RFC 9112, section 4).", true);

    static Judgement of(Found found, Ending ending) {
        List<Note> refused = found.notes().stream().filter(Note::isRefusal).toList();
        boolean isMissing = found.missing() != null;
        String end = isMissing ? missing(found.missing(), ending)
                : found.why().isEmpty() ? "where it ends, nobody can say, and a client closes"
                        : "complete: " + found.why();
        boolean isCut = isMissing && ending != Ending.OPEN;
        boolean isInvalid = found.invalid() != null;
        String remark = isInvalid ? "" : refused.isEmpty() ? remark("But", found.notes())
                : remark("Malformed", refused);
        return new Judgement(isInvalid ? "invalid" : isCut || isMissing && refused.isEmpty() ? ending.verdict()
                : refused.isEmpty() ? "complete" : "malformed",
                (isInvalid ? "The framing is invalid: " + found.invalid() + ". Read all the same: " : "")
                + found.what() + found.content() + "; " + end + "." + remark, !isMissing);
    }

    private static String missing(String what, Ending ending) {
        return "not complete, and missing: " + what + "; " + ending.sentence()
                + (ending == Ending.OPEN ? "" : " (RFC 9112, section 8)");
    }

    private static String remark(String beginning, List<Note> notes) {
        return notes.stream().filter(note -> !note.sentence().startsWith("so far")).findFirst()
                .map(note -> " " + beginning + ": " + note.sentence() + " (" + note.section() + ").").orElse("");
    }
}
