package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.wireview.AnswerFraming.Extent;
import httpbytes.socketserver.wireview.AnswerFraming.Kind;
import httpbytes.socketserver.wireview.Judgement.Found;
import java.util.ArrayList;
import java.util.List;

/**
 * What each octet is that a server sent on a connection, and whether a client may take it for an answer: RFC 9112,
 * section 6.3. It may be any server. What is wrong is noted, and read as most clients would.
 *
 * @param answers in the order in which they came, interim ones too; octets behind them that are none come last
 * @param spans   every octet, in order
 */
public record ResponseAnatomy(List<Answer> answers, List<Span> spans) {

    private static final int FINAL = 200;
    private static final int SWITCHING = 101;
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
            return status >= FINAL || status == SWITCHING || status == 0 && !isNone();
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
        while (goesOn && lines.available() > 0 && answers.size() < most) {
            boolean isExcess = finals > 0 && (asked.isAll() && finals >= asked.methods().size() || !mayBeAnswer(lines));
            var reader = new Reader(lines, asked.method(finals), ending);
            Answer answer = isExcess ? reader.rest(Part.EXCESS) : reader.read();
            answers.add(answer);
            finals += answer.isFinal() ? 1 : 0;
            goesOn = answer.isOver() && !reader.hasSwitched;
            if (reader.hasSwitched && lines.available() > 0) {
                answers.add(reader.rest(Part.SWITCHED));
            }
        }
        noteMissingFinal(answers, ending);
        return new ResponseAnatomy(answers, lines.spans());
    }

    private static boolean mayBeAnswer(AnswerLines lines) {
        String rest = lines.text(lines.position(), Math.min(lines.end(), lines.position() + LOOK_AHEAD))
                .replaceFirst("^[\\r\\n]+", "");
        return !rest.isEmpty() && rest.startsWith("HTTP".substring(0, Math.min("HTTP".length(), rest.length())));
    }

    /** Behind an interim answer comes another one: RFC 9110, section 15.2. */
    private static void noteMissingFinal(List<Answer> answers, Ending ending) {
        Answer last = answers.isEmpty() ? null : answers.get(answers.size() - 1);
        if (last != null && last.status() / 100 == 1 && last.status() != SWITCHING && last.complete()
                && ending != Ending.OPEN) {
            answers.set(answers.size() - 1, new Answer(last.from(), last.to(), last.status(), last.reason(),
                    last.fields(), last.content(), ending.verdict(), last.sentence().replaceFirst("\\.$", "")
                    + "; but the final answer is missing: " + ending.sentence() + ".", true));
        }
    }

    /** Reads one answer, as far as it has come. */
    private static final class Reader {

        private final AnswerLines lines;
        private final String method;
        private final Ending ending;
        private final int from;
        private boolean hasSwitched;

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
                List<Note> notes = lines.noteAll(from);
                String what = head.status() == 0 ? "The beginning of an answer" : what(head, body);
                return answer(head, body, head.missing() == null ? Judgement.NO_ANSWER
                        : Judgement.of(new Found(what, head.missing(), null, "", notes), ending));
            }
            var framing = new AnswerFraming(lines, head, method);
            Extent extent = framing.extent();
            body.read(extent);
            hasSwitched = extent.kind() == Kind.SWITCHED;
            boolean isEnd = extent.kind() == Kind.UNTIL_CLOSE && ending == Ending.CLOSED;
            String why = body.invalid() != null ? "" : extent.why() + (isEnd ? ", so the close of the connection ends "
                    + "it, and whether that was all nobody can tell" : "");
            String invalid = framing.invalid() == null ? body.invalid() : framing.invalid();
            return answer(head, body, Judgement.of(new Found(what(head, body), isEnd ? null : body.missing(), invalid,
                    why, lines.noteAll(from)), ending));
        }

        private static String what(AnswerHead head, AnswerBody body) {
            int count = body.content().length;
            return (head.status() / 100 == 1 && head.status() != SWITCHING ? "An interim answer: " : "An answer: ")
                    + head.status() + (count == 0 ? ", without content" : ", with " + Words.octets(count)
                    + " of content");
        }

        private Answer answer(AnswerHead head, AnswerBody body, Judgement judgement) {
            return new Answer(from, lines.position(), head.status(), head.reason(), head.fields(), body.content(),
                    judgement.verdict(), judgement.sentence(), judgement.isOver());
        }

        /** Everything that is left. */
        Answer rest(Part part) {
            int rest = lines.position();
            String octets = Words.octets(lines.available());
            boolean isEmptyLines = lines.text(rest, lines.end()).matches("[\r\n]+");
            lines.take(part, lines.available());
            Judgement judgement = part == Part.EXCESS ? Judgement.excess(octets, isEmptyLines)
                    : Judgement.switched(octets);
            return new Answer(rest, lines.end(), 0, "", Fields.NONE, new byte[0], judgement.verdict(),
                    judgement.sentence(), true);
        }
    }
}
