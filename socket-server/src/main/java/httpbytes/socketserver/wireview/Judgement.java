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
     * @param missing what is still to come of it, or null
     * @param invalid why nobody can say where it ends, or null
     * @param why     what says that this is its end; empty where nothing does
     * @param notes   on its octets
     */
    record Found(String what, String missing, String invalid, String why, List<Note> notes) {
    }

    static final Judgement NO_ANSWER = new Judgement("malformed",
            "This is no answer of HTTP/1.1: another protocol, or a very old one (RFC 9112, section 4).", true);

    static Judgement of(Found found, Ending ending) {
        List<Note> refused = found.notes().stream().filter(Note::isRefusal).toList();
        boolean isMissing = found.missing() != null;
        String end = isMissing ? missing(found.missing(), ending)
                : found.why().isEmpty() ? "where it ends, nobody can say" : "complete: " + found.why();
        String sentence = found.what() + "; " + end + ".";
        if (found.invalid() != null) {
            return new Judgement("invalid", "The framing is invalid: " + found.invalid() + ". Read all the same: "
                    + sentence, !isMissing);
        }
        String remarks = refused.isEmpty() ? remark("But", found.notes()) : remark("Malformed", refused);
        String whole = sentence + remarks;
        if (isMissing && ending != Ending.OPEN) {
            return new Judgement(ending.verdict(), whole, false);
        }
        return new Judgement(!refused.isEmpty() ? "malformed" : isMissing ? ending.verdict() : "complete", whole,
                !isMissing);
    }

    private static String missing(String what, Ending ending) {
        return "not complete, and missing: " + what + "; " + ending.sentence()
                + (ending == Ending.OPEN ? "" : " (RFC 9112, section 8)");
    }

    private static String remark(String beginning, List<Note> notes) {
        return notes.stream().filter(note -> !note.sentence().startsWith("so far")).findFirst()
                .map(note -> " " + beginning + ": " + note.sentence() + " (" + note.section() + ").").orElse("");
    }

    static Judgement excess(String octets, boolean isEmptyLines) {
        return new Judgement("excess", octets + " too many: no request waits for them"
                + (isEmptyLines ? "; a client may pass over empty lines" : ", and a client must not take them for an "
                + "answer; it closes the connection") + " (RFC 9112, section 9.2).", true);
    }

    static Judgement switched(String octets) {
        return new Judgement("switched", octets + " of the protocol to which the server has switched: no HTTP, and "
                + "not read here (RFC 9110, section 7.8).", true);
    }
}
