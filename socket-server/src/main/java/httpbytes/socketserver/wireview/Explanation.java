package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import httpbytes.socketserver.wireview.Words.Explained;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Octets in words: what each of them is, which rule governs it, and whether it is right. The parser says what they are;
 * here are the words for it, and remarks on what is right but seldom meant.
 *
 * @param messages one after the other
 * @param spans    in order, without gaps up to {@code shown}
 * @param shown    the first octet that is not explained, because there are too many parts
 * @param octets   how many there are
 */
record Explanation(List<Message> messages, List<Explained> spans, int shown, int octets) {

    /** Requests that are explained. */
    private static final int REQUESTS = 100;
    private static final int WAITED_FOR = 408;

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

    /**
     * Of what a client sent.
     *
     * @param count how many octets came; there may be fewer here
     * @param rules of the server that reads them
     */
    static Explanation ofRequests(byte[] octets, long count, Rules rules, Secrets secrets) {
        var anatomy = RequestAnatomy.of(octets, rules.limits(), REQUESTS);
        List<Message> messages = new ArrayList<>();
        var words = new Words(octets, anatomy.spans(), secrets);
        for (Received received : anatomy.requests()) {
            Response answer = received.request() == null ? null : rules.answer(received.request());
            messages.add(message(received, answer, anatomy.spans(), count - octets.length));
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

    static Explanation ofResponses(byte[] octets, ResponseAnatomy anatomy, Secrets secrets) {
        List<Message> messages = anatomy.answers().stream().limit(REQUESTS).map(Explanation::message).toList();
        var words = new Words(octets, anatomy.spans(), secrets);
        words.addUntil(octets.length, List.of());
        return explanation(messages, words, octets.length);
    }

    private static Message message(Answer answer) {
        return new Message(answer.from(), answer.to(), answer.verdict(), answer.sentence(), null);
    }

    private static Explanation explanation(List<Message> messages, Words words, int octets) {
        List<Explained> spans = words.explained();
        return new Explanation(messages, spans, spans.isEmpty() ? 0 : spans.get(spans.size() - 1).to(), octets);
    }

    private static Message message(Received received, Response answer, List<Span> spans, long notKept) {
        Integer foretold = answer == null ? null : (Integer) answer.status().code();
        String sentence = switch (received.verdict()) {
            case COMPLETE -> complete(received.request(), answer);
            case INCOMPLETE -> notKept > 0 ? "Cut off: " + Words.octets(notKept) + " more came, and were not kept."
                    : incomplete(received, spans);
            case REFUSED -> refused(received.refusal());
            case UNREAD -> "The socket server does not read this: after the request before it, the connection closes.";
            case MORE -> Words.octets(received.to() - received.from()) + " more: only the first " + REQUESTS
                    + " requests are explained.";
        };
        if (received.verdict() == RequestAnatomy.Verdict.REFUSED) {
            foretold = received.refusal().violation().status().code();
        } else if (received.verdict() == RequestAnatomy.Verdict.INCOMPLETE && notKept == 0
                && hasBegun(received, spans)) {
            foretold = WAITED_FOR;
        }
        return new Message(received.from(), received.to(), received.verdict().name().toLowerCase(Locale.ROOT),
                sentence, foretold);
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

    /** Without the octets that the refusal itself quotes: the page shows them, and they may be secret. */
    private static String refused(ProtocolException refusal) {
        int status = refusal.violation().status().code();
        String place = refusal.offset() == ProtocolException.NOWHERE ? "" : "; at octet " + refusal.offset()
                + " of this request";
        String sentence = refusal.getMessage().replaceFirst("(?s); at offset [0-9]+: \".*\" \\(", " (")
                .replaceFirst(" \\(RFC [^)]*\\)\\.$|\\.$", "");
        return "The socket server refuses this with " + status + ": " + sentence + place + " ("
                + refusal.violation().section() + ").";
    }

    private static String incomplete(Received received, List<Span> spans) {
        if (!hasBegun(received, spans)) {
            return "Not complete: the socket server waits for a request; without one it closes, and says nothing.";
        }
        boolean sectionEnded = spans.stream().anyMatch(span -> span.from() >= received.from()
                && span.part() == Part.EMPTY_LINE);
        return "Not complete: the socket server waits for " + (sectionEnded ? "the rest of the content"
                : "the empty line that ends the header section") + ", and answers 408 where it does not come.";
    }

    /** Empty lines before a request do not begin it. */
    private static boolean hasBegun(Received received, List<Span> spans) {
        return spans.stream().anyMatch(span -> span.from() >= received.from()
                && span.part() != Part.LEADING_EMPTY_LINE);
    }
}
