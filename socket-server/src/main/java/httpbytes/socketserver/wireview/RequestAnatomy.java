package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Progress;
import httpbytes.socketserver.wire.Progress.Complete;
import httpbytes.socketserver.wire.Progress.NotYet;
import httpbytes.socketserver.wire.Progress.Waiting;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import httpbytes.socketserver.wire.RequestParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each octet that a client sent on a connection is. The parser of the server reads them, and tells what it takes
 * them for; nothing here has an opinion of its own.
 *
 * @param requests in the order in which they came; the last one may be incomplete, refused, or never read
 * @param spans    every octet, in order
 */
public record RequestAnatomy(List<Received> requests, List<Span> spans) {

    private static final Pattern FIRST_WORD = Pattern.compile("(?:\r\n)*+([!#$%&'*+.^_`|~0-9A-Za-z-]++)[ \t]");
    private static final int LONGEST_METHOD = 40;

    public enum Verdict {
        COMPLETE,
        /** The server waits for the rest of it. */
        INCOMPLETE,
        REFUSED,
        /** The connection closes before it. */
        UNREAD,
        /** There are too many to read them all. */
        MORE
    }

    /**
     * One request, or what was to be one.
     *
     * @param from    its first octet
     * @param to      where the next one begins
     * @param request what was understood, or null where it is not complete
     * @param waiting for what the server waits, or null where it does not
     * @param refusal why it was refused, or null
     * @param method  its first word, also where nothing else was understood; empty where it has none
     * @param fields  its header section, where that is complete
     */
    public record Received(int from, int to, Verdict verdict, Request request, Waiting waiting,
            ProtocolException refusal, String method, Fields fields) {

        /** Whether a server says something to it, now or when it has waited long enough. */
        boolean isAnswered() {
            return verdict == Verdict.COMPLETE || verdict == Verdict.REFUSED || verdict == Verdict.INCOMPLETE;
        }
    }

    /** @param limits of the server that reads them */
    public static RequestAnatomy of(byte[] octets, MessageLimits limits) {
        return of(octets, limits, Integer.MAX_VALUE);
    }

    /** @param most so many requests are read; what is behind them is {@link Verdict#MORE} */
    static RequestAnatomy of(byte[] octets, MessageLimits limits, int most) {
        var marks = new Marks(octets);
        ReceiveBuffer buffer = marks.buffer();
        var reader = new Reader(octets, limits, marks);
        List<Received> requests = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn && buffer.available() > 0 && requests.size() < most) {
            Received received = reader.next(new RequestParser(buffer, limits));
            requests.add(received);
            goesOn = received.verdict() == Verdict.COMPLETE && received.request().persists();
        }
        int end = requests.isEmpty() ? 0 : requests.get(requests.size() - 1).to();
        if (end < octets.length) {
            marks.mark(Part.UNREAD, end, octets.length);
            requests.add(reader.rest(end, goesOn ? Verdict.MORE : Verdict.UNREAD));
        }
        return new RequestAnatomy(requests, marks.spans());
    }

    /** The first words of those requests that a server answers, in their order. */
    public List<String> methods() {
        return requests.stream().filter(Received::isAnswered).map(Received::method).toList();
    }

    private record Reader(byte[] octets, MessageLimits limits, Marks marks) {

        Received next(RequestParser parser) {
            int from = marks.position();
            marks.beginMessage();
            try {
                Progress progress = parser.parse();
                marks.accept();
                if (progress instanceof Complete complete) {
                    Request request = complete.request();
                    return new Received(from, marks.position(), Verdict.COMPLETE, request, null, null,
                            request.method(), request.fields());
                }
                NotYet notYet = (NotYet) progress;
                Fields fields = notYet.begun().fields();
                marks.mark(Part.INCOMPLETE, from, octets.length);
                marks.noteSoFar(fields);
                return new Received(from, octets.length, Verdict.INCOMPLETE, null, notYet.waiting(), null, method(from),
                        fields);
            } catch (ProtocolException refusal) {
                int to = marks.markRefusal(refusal, limits.content());
                return new Received(from, to, Verdict.REFUSED, null, null, refusal, method(from),
                        refusal.begun().fields());
            }
        }

        Received rest(int from, Verdict verdict) {
            return new Received(from, octets.length, verdict, null, null, null, method(from), Fields.NONE);
        }

        private String method(int from) {
            int length = Math.min(octets.length - from, LONGEST_METHOD);
            Matcher word = FIRST_WORD.matcher(new String(octets, from, length, StandardCharsets.ISO_8859_1));
            return word.lookingAt() ? word.group(1) : "";
        }
    }
}
