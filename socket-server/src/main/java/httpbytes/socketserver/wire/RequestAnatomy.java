package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * What each octet that a client sent on a connection is. The parser of the server reads them, and tells what it takes
 * them for; nothing here has an opinion of its own.
 *
 * @param requests in the order in which they came; the last one may be incomplete, refused, or never read
 * @param spans    every octet, in order
 */
public record RequestAnatomy(List<Received> requests, List<Span> spans) {

    public enum Verdict {
        COMPLETE,
        /** The server waits for the rest of it. */
        INCOMPLETE,
        REFUSED,
        /** The connection closes before it. */
        UNREAD
    }

    /**
     * One request, or what was to be one.
     *
     * @param from    its first octet
     * @param to      where the next one begins
     * @param request what was understood, or null where it is not complete
     * @param refusal why it was refused, or null
     */
    public record Received(int from, int to, Verdict verdict, Request request, ProtocolException refusal) {
    }

    public static RequestAnatomy of(byte[] octets, MessageLimits limits) {
        var buffer = new MarkedBuffer(octets);
        List<Received> requests = new ArrayList<>();
        var parser = new RequestParser(buffer, limits);
        boolean goesOn = true;
        while (goesOn && buffer.available() > 0) {
            Received received = next(parser, buffer, octets.length);
            requests.add(received);
            goesOn = received.verdict() == Verdict.COMPLETE && received.request().persists();
        }
        int end = requests.isEmpty() ? 0 : requests.get(requests.size() - 1).to();
        if (end < octets.length) {
            buffer.markUnmarked(Part.UNREAD, end, octets.length);
            requests.add(new Received(end, octets.length, Verdict.UNREAD, null, null));
        }
        return new RequestAnatomy(requests, buffer.spans());
    }

    private static Received next(RequestParser parser, MarkedBuffer buffer, int length) {
        int from = buffer.position();
        try {
            Progress progress = parser.parse();
            if (!(progress instanceof Progress.Complete complete)) {
                buffer.markUnmarked(Part.INCOMPLETE, from, length);
                return new Received(from, length, Verdict.INCOMPLETE, null, null);
            }
            markTarget(complete.request(), from, buffer);
            return new Received(from, buffer.position(), Verdict.COMPLETE, complete.request(), null);
        } catch (ProtocolException refusal) {
            int to = Math.max(buffer.position(), buffer.markRefusal(refusal, from));
            return new Received(from, to, Verdict.REFUSED, null, refusal);
        }
    }

    /** The parts of a request-target that was understood as a whole. */
    private static void markTarget(Request request, int messageStart, MarkedBuffer buffer) {
        RequestTarget target = request.target();
        for (Span span : buffer.spans()) {
            if (span.part() == Part.REQUEST_TARGET && span.from() >= messageStart) {
                int queryLength = target.query() == null ? 0 : 1 + target.query().length();
                int pathEnd = span.to() - queryLength;
                buffer.markAt(form(target), span.from(), pathEnd);
                buffer.markAt(Part.QUESTION_MARK, pathEnd, Math.min(pathEnd + 1, span.to()));
                buffer.markAt(Part.QUERY, pathEnd + 1, span.to());
            }
        }
    }

    private static Part form(RequestTarget target) {
        if (target.authority() != null) {
            return Part.ABSOLUTE_FORM;
        }
        return target.path().equals(RequestTarget.ASTERISK) ? Part.ASTERISK_FORM : Part.ABSOLUTE_PATH;
    }
}
