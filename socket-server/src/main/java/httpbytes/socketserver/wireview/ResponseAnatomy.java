package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.wireview.AnswerFraming.Extent;
import httpbytes.socketserver.wireview.Judgement.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each octet is that a server sent on a connection, and whether a client may take it for an answer: RFC 9112,
 * section 6.3. It may be any server. What is wrong is noted, and read as most clients would.
 *
 * @param answers in the order in which they came, interim ones too; octets behind them that are none come last
 * @param goesOn  whether a further answer can come
 * @param spans   every octet, in order
 */
public record ResponseAnatomy(List<Answer> answers, boolean goesOn, List<Span> spans) {

    private static final int SWITCHING = 101;
    private static final int RESET = 205;
    private static final Pattern BEGINNING = Pattern.compile("[\\r\\n]*+HTTP");
    /** Octets in which the beginning of a further answer is looked for, behind empty lines. */
    private static final int LOOK_AHEAD = 20;

    /**
     * What was asked.
     *
     * @param methods of the requests that are answered, in their order: the answer to HEAD has no content
     * @param isAll   whether nothing else was asked, however a server may read it; then a further answer is none
     */
    public record Asked(List<String> methods, boolean isAll) {

        static Asked of(RequestAnatomy requests) {
            boolean isAll = requests.requests().stream()
                    .allMatch(request -> request.verdict() == RequestAnatomy.Verdict.COMPLETE);
            return new Asked(requests.methods(), isAll && !requests.requests().isEmpty());
        }

        private String method(int index) {
            return index < methods.size() ? methods.get(index) : "";
        }
    }

    /**
     * One answer, or octets that are none.
     *
     * @param from      its first octet
     * @param to        where the next one begins
     * @param status    its code, or 0 where it has no status-line that can be read
     * @param content   transfer coding removed, as far as it has come
     * @param verdict   complete, open, cut-by-close, cut-by-reset, cut-by-us, invalid, malformed, excess or switched
     * @param sentence  on the verdict
     * @param isOver    whether nothing more is to come of it that could be told from something else
     */
    public record Answer(int from, int to, int status, String reason, Fields fields, byte[] content, String verdict,
            String sentence, boolean isOver) {

        /** Whether it answers the request, and is not an interim answer before that. */
        public boolean isFinal() {
            return !isNone() && !isInterim(status);
        }

        public boolean complete() {
            return verdict.equals("complete");
        }

        /** Whether these octets stand behind the answers, and are none. */
        public boolean isNone() {
            return verdict.equals("excess") || verdict.equals("switched");
        }
    }

    /** @param ending whether more may come, and if not, why */
    public static ResponseAnatomy of(byte[] octets, Asked asked, Ending ending) {
        return of(octets, asked, ending, Integer.MAX_VALUE);
    }

    /** @param most so many answers are read */
    static ResponseAnatomy of(byte[] octets, Asked asked, Ending ending, int most) {
        var lines = new AnswerLines(octets);
        List<Answer> answers = new ArrayList<>();
        int finals = 0;
        boolean goesOn = true;
        boolean persists = true;
        while (goesOn && lines.available() > 0 && answers.size() < most) {
            var reader = new Reader(lines, asked.method(finals), ending);
            boolean isAsked = !asked.isAll() || finals < asked.methods().size();
            Part none = finals == 0 ? null : none(isAsked, persists, lines);
            Answer answer = none == null ? reader.read() : reader.rest(none);
            answers.add(answer);
            finals += answer.isFinal() ? 1 : 0;
            persists = isInterim(answer.status()) || reader.persists || !answer.isOver();
            goesOn = answer.isOver() && reader.behind == null;
            if (reader.behind != null && lines.available() > 0) {
                answers.add(reader.rest(reader.behind));
            }
        }
        return new ResponseAnatomy(answers, persists, lines.spans());
    }

    /** What the octets behind an answer are if they are no other one; null where they may be one. */
    private static Part none(boolean isAsked, boolean persists, AnswerLines lines) {
        String next = lines.next(LOOK_AHEAD);
        if (lines.available() < LOOK_AHEAD && next.matches("[\\r\\n]+")) {
            return Part.EXCESS_EMPTY_LINES;
        }
        Matcher beginning = BEGINNING.matcher(next);
        return !isAsked ? Part.EXCESS : !persists ? Part.EXCESS_BEHIND_CLOSE
                : beginning.lookingAt() || beginning.hitEnd() ? null : Part.NOT_A_STATUS_LINE;
    }

    private static boolean isInterim(int status) {
        return status / 100 == 1 && status != SWITCHING;
    }

    /** Reads one answer, as far as it has come. */
    private static final class Reader {

        private final AnswerLines lines;
        private final String method;
        private final Ending ending;
        private final int from;
        /** What stands behind it that is no HTTP any more; null where HTTP goes on. */
        private Part behind;
        private boolean persists;

        Reader(AnswerLines lines, String method, Ending ending) {
            this.lines = lines;
            this.method = method;
            this.ending = ending;
            this.from = lines.position();
        }

        Answer read() {
            var head = new AnswerHead(lines);
            var body = new AnswerBody(lines);
            if (!head.read()) {
                return answer(head, body, head.missing(), null, "");
            }
            var framing = new AnswerFraming(head, method);
            Extent extent = framing.extent();
            int begin = lines.position();
            body.read(extent);
            if (head.status() == RESET && body.content().length > 0) {
                lines.note(begin, lines.position(), Note.questionable("RFC 9110, section 15.3.6",
                        "a server must not send content in an answer 205"));
            }
            behind = extent.part() == Part.SWITCHED || extent.part() == Part.TUNNELLED ? extent.part() : null;
            boolean isEnd = extent.part() == Part.CONTENT_UNTIL_CLOSE && ending == Ending.CLOSED;
            boolean isLast = isInterim(head.status()) && lines.available() == 0 && ending != Ending.OPEN;
            String invalid = framing.invalid() == null ? body.invalid() : framing.invalid();
            persists = head.persists() && invalid == null && behind == null;
            return answer(head, body, isEnd ? null : isLast ? "the final answer" : body.missing(), invalid,
                    body.invalid() != null ? "" : extent.why() + (isEnd ? ", so the close of the connection ends it, "
                            + "and whether that was all nobody can tell" : ""));
        }

        private Answer answer(AnswerHead head, AnswerBody body, String missing, String invalid, String why) {
            String what = !head.hasStatusLine() ? "The beginning of an answer"
                    : (isInterim(head.status()) ? "An interim answer: " : "An answer: ") + head.status();
            List<Note> notes = lines.noteAll(from);
            Judgement judgement = !head.hasStatusLine() && missing == null ? Judgement.NO_ANSWER
                    : Judgement.of(new Found(what, body.content().length, missing, invalid, why, notes), ending);
            return new Answer(from, lines.position(), head.status(), head.reason(), head.fields(), body.content(),
                    judgement.verdict(), judgement.sentence(), judgement.isOver());
        }

        /** Everything that is left, and is no answer. */
        Answer rest(Part part) {
            int rest = lines.position();
            lines.take(part, lines.available());
            persists = part == Part.EXCESS_EMPTY_LINES;
            boolean isExcess = part != behind;
            return new Answer(rest, lines.position(), 0, "", Fields.NONE, new byte[0], isExcess ? "excess" : "switched",
                    Words.octets(lines.position() - rest) + (isExcess ? " too many: " : ", not read here: ")
                    + part.sentence() + " (" + part.section() + ").", true);
        }
    }
}
