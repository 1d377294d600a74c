package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import httpbytes.socketserver.wireview.Sendings.Sending;
import java.util.List;

/**
 * How far something has come that was sent to one or several servers, as the page is told.
 *
 * @param elapsed      milliseconds since
 * @param limit        milliseconds after which nobody waits
 * @param exchanges    one for each server; none where the page knows them already
 * @param disagreement null until all have ended, and where there is one server
 */
record Sent(long id, long version, boolean over, long elapsed, int limit, List<Exchanged> exchanges,
        Disagreement disagreement) {

    private static final String NO_ANSWER = "no answer";

    /** An answer as the page needs it beside its octets. */
    record Told(int status, String reason, List<Field> fields, byte[] content, int from, int to, boolean isFinal,
            String verdict, String sentence) {

        static List<Told> of(ResponseAnatomy anatomy) {
            return anatomy.answers().stream().map(answer -> new Told(answer.status(), answer.reason(),
                    answer.fields().lines(), answer.content(), answer.from(), answer.to(), answer.isFinal(),
                    answer.verdict(), answer.sentence())).toList();
        }
    }

    /** What happened with one server. */
    record Exchanged(String target, String host, int port, boolean over, List<Log.Event> events, byte[] octets,
            boolean truncated, Explanation anatomy, List<Told> answers, Log.End end, String summary,
            Disagreement.Reading reading) {

        static Exchanged of(Exchange exchange) {
            Log.State state = exchange.log().state();
            var anatomy = ResponseAnatomy.of(state.octets(), exchange.asked(), state.ending());
            String name = exchange.target().name();
            String finals = text(anatomy.answers().stream().filter(Answer::isFinal).toList());
            return new Exchanged(name, exchange.target().host(), exchange.target().address().getPort(),
                    state.end() != null, state.events(), state.octets(), state.truncated(),
                    Explanation.ofResponses(state.octets(), anatomy, Secrets.NONE), Told.of(anatomy), state.end(),
                    text(anatomy.answers()), new Disagreement.Reading(name, finals, ""));
        }

        private static String text(List<Answer> answers) {
            String statuses = Statuses.of(answers, true);
            return statuses.isEmpty() ? NO_ANSWER : statuses;
        }
    }

    /** @param seen the version that the page has */
    static Sent of(Sending sending, long version, long seen, int limit, Rules rules) {
        boolean over = sending.isOver();
        List<Exchanged> exchanges = version <= seen && !over ? List.of()
                : sending.exchanges.stream().map(Exchanged::of).toList();
        // A server that nobody started has no opinion.
        List<Disagreement.Reading> readings = exchanges.stream().filter(Exchanged::over)
                .filter(exchanged -> !exchanged.end().how().equals("failed")).map(Exchanged::reading).toList();
        boolean canCompare = over && readings.size() > 1;
        return new Sent(sending.id, version, over, sending.millis(), limit, exchanges,
                canCompare ? Disagreement.of(sending.request, readings, rules) : null);
    }
}
