package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.wire.Progress.Waiting;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.Words.Explained;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Octets in words: what each of them is, which rule governs it, and whether it is right. The parser says what they are;
 * here are the words for it, and remarks on what is right but seldom meant.
 *
 * @param messages one after the other
 * @param spans    in order, without gaps up to {@code shown}; where it is shortened, the first and what is not right
 * @param parts    how many there are, whether shortened or not
 * @param shown    the first octet that is not explained, because there are too many parts
 * @param octets   how many there are
 */
record Explanation(List<Message> messages, List<Explained> spans, int parts, int shown, int octets) {

    /** Requests that are explained. */
    private static final int REQUESTS = 100;
    /** Parts that are explained; nobody reads more, and no browser draws more quickly. */
    private static final int SPANS = 2_000;
    private static final String THEN_408 = ", and answers 408 where it does not come.";

    /**
     * One message, or what is none.
     *
     * @param verdict  of a request: complete, incomplete, refused, unread or more; of an answer as {@link Judgement}
     * @param foretold the status that the socket server will answer, or null
     */
    record Message(int from, int to, String verdict, String sentence, Integer foretold) {
    }

    static Explanation ofRequests(byte[] octets, Rules rules) {
        return ofRequests(octets, octets.length, rules, Secrets.NONE);
    }

    /** Of all of them, however many there are. */
    static Explanation ofAllRequests(byte[] octets, Rules rules) {
        return ofRequests(octets, octets.length, rules, Secrets.NONE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Of what a client sent.
     *
     * @param count how many octets came; there may be fewer here
     * @param rules of the server that reads them
     */
    static Explanation ofRequests(byte[] octets, long count, Rules rules, Secrets secrets) {
        return ofRequests(octets, count, rules, secrets, REQUESTS, SPANS);
    }

    private static Explanation ofRequests(byte[] octets, long count, Rules rules, Secrets secrets, int requests,
            int parts) {
        var anatomy = RequestAnatomy.of(octets, rules.limits(), requests);
        List<Message> messages = new ArrayList<>();
        var words = new Words(octets, anatomy.spans(), secrets, parts);
        for (Received received : anatomy.requests()) {
            Response answer = received.request() == null ? null : rules.answer(received.request());
            messages.add(message(received, answer, count - octets.length, anatomy.spans()));
            words.addUntil(received.to(), remarks(received, answer, anatomy.spans()));
        }
        return explanation(messages, words, octets.length);
    }

    private static List<Remark> remarks(Received received, Response answer, List<Span> spans) {
        return switch (received.verdict()) {
            case COMPLETE -> Remark.on(received.request(), answer);
            case INCOMPLETE -> Remark.onIncomplete(contentOctets(received, spans));
            default -> List.of();
        };
    }

    private static int contentOctets(Received received, List<Span> spans) {
        return spans.stream().filter(span -> span.from() >= received.from() && span.part() == Part.CONTENT)
                .mapToInt(Span::length).sum();
    }

    /** With the first parts, and of the others only those that are not right. */
    Explanation shortened(int first) {
        List<Explained> kept = IntStream.range(0, spans.size())
                .filter(i -> i < first || !spans.get(i).state().equals("right")).mapToObj(spans::get).toList();
        return new Explanation(messages, kept, parts, shown, octets);
    }

    static Explanation ofResponses(byte[] octets, ResponseAnatomy anatomy, Secrets secrets) {
        List<Message> messages = anatomy.answers().stream().limit(REQUESTS).map(answer -> new Message(answer.from(),
                answer.to(), answer.verdict(), answer.sentence(), null)).toList();
        var words = new Words(octets, anatomy.spans(), secrets, SPANS);
        words.addUntil(octets.length, List.of());
        return explanation(messages, words, octets.length);
    }

    private static Explanation explanation(List<Message> messages, Words words, int octets) {
        List<Explained> spans = words.explained;
        return new Explanation(messages, spans, spans.size(),
                spans.isEmpty() ? 0 : spans.get(spans.size() - 1).to(), octets);
    }

    private static Message message(Received received, Response answer, long notKept, List<Span> spans) {
        String sentence = switch (received.verdict()) {
            case COMPLETE -> complete(received.request(), answer);
            case INCOMPLETE -> notKept > 0 ? "Cut off: " + Words.octets(notKept) + " more came, and were not kept."
                    : incomplete(received.waiting());
            case REFUSED -> refused(received, spans);
            case UNREAD -> "The socket server does not read this: the connection closes before it.";
            case MORE -> Words.octets(received.to() - received.from()) + " more: only the first " + REQUESTS
                    + " requests are explained.";
        };
        return new Message(received.from(), received.to(), received.verdict().name().toLowerCase(Locale.ROOT),
                sentence, foretold(received, answer, notKept));
    }

    private static Integer foretold(Received received, Response answer, long notKept) {
        boolean isAwaited = notKept == 0 && received.waiting() != null && received.waiting() != Waiting.FIRST_OCTET;
        Status status = answer != null ? answer.status()
                : received.refusal() != null ? received.refusal().violation().status()
                        : isAwaited ? Status.REQUEST_TIMEOUT : null;
        return status == null ? null : (Integer) status.code();
    }

    private static String complete(Request request, Response answer) {
        int octets = request.content().length;
        boolean fails = answer != null && answer.status().code() >= 400;
        return "The socket server reads a complete request: " + request.method() + " for " + request.target().path()
                + (octets == 0 ? ", without content" : ", with " + Words.octets(octets) + " of content")
                + (answer == null ? "" : "; it answers " + answer.status().code())
                + (fails ? " (" + Remark.sentence(answer) + ")" : "")
                + (request.persists() ? ", and the connection stays open." : ", and closes the connection.");
    }

    /** By the octets that are marked as wrong. What the refusal quotes is left out: it may be secret. */
    private static String refused(Received received, List<Span> spans) {
        ProtocolException refusal = received.refusal();
        Span wrong = spans.stream().filter(span -> span.from() >= received.from() && span.note() != null
                && span.note().isRefusal()).findFirst().orElseThrow();
        String place = refusal.offset() == ProtocolException.NOWHERE ? ""
                : "; at octet " + (wrong.from() - received.from()) + " of this request";
        return "The socket server refuses this with " + refusal.violation().status().code() + ": "
                + wrong.note().sentence() + place + " (" + wrong.note().section() + ").";
    }

    private static String incomplete(Waiting waiting) {
        return "Not complete: the socket server waits for " + switch (waiting) {
            case FIRST_OCTET -> "a request; without one it closes, and says nothing.";
            case HEADER_SECTION -> "the empty line that ends the header section" + THEN_408;
            case BODY -> "the end of the content" + THEN_408;
        };
    }
}
