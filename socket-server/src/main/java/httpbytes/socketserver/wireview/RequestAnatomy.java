package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Progress;
import httpbytes.socketserver.wire.Progress.Complete;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import httpbytes.socketserver.wire.RequestParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What each octet that a client sent on a connection is. The parser of the server reads them, and tells what it takes
 * them for; nothing here has an opinion of its own.
 *
 * @param requests in the order in which they came; the last one may be incomplete, refused, or never read
 * @param spans    every octet, in order
 */
public record RequestAnatomy(List<Received> requests, List<Span> spans) {

    private static final Marks.Split REQUEST_LINE = new Marks.Split(
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]++) ([^ ]++) ([^ ]++)"),
            Part.SP, Part.METHOD, Part.REQUEST_TARGET, Part.HTTP_VERSION);

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

    /** @param limits of the server that reads them */
    public static RequestAnatomy of(byte[] octets, MessageLimits limits) {
        var marks = new Marks(octets, REQUEST_LINE);
        ReceiveBuffer buffer = marks.buffer();
        var parser = new RequestParser(buffer, limits);
        List<Received> requests = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn && buffer.available() > 0) {
            Received received = next(parser, marks, octets.length);
            requests.add(received);
            goesOn = received.verdict() == Verdict.COMPLETE && received.request().persists();
        }
        int end = requests.isEmpty() ? 0 : requests.get(requests.size() - 1).to();
        if (end < octets.length) {
            marks.markUnmarked(Part.UNREAD, end, octets.length);
            requests.add(new Received(end, octets.length, Verdict.UNREAD, null, null));
        }
        return new RequestAnatomy(requests, marks.spans());
    }

    private static Received next(RequestParser parser, Marks marks, int length) {
        int from = marks.position();
        marks.beginMessage();
        try {
            Progress progress = parser.parse();
            marks.accept();
            if (!(progress instanceof Complete complete)) {
                marks.markUnmarked(Part.INCOMPLETE, from, length);
                return new Received(from, length, Verdict.INCOMPLETE, null, null);
            }
            markTarget(complete.request(), from, marks);
            return new Received(from, marks.position(), Verdict.COMPLETE, complete.request(), null);
        } catch (ProtocolException refusal) {
            return new Received(from, marks.markRefusal(refusal), Verdict.REFUSED, null, refusal);
        }
    }

    /** The parts of a request-target that was understood as a whole. */
    private static void markTarget(Request request, int messageStart, Marks marks) {
        RequestTarget target = request.target();
        for (Span span : marks.spans()) {
            if (span.part() == Part.REQUEST_TARGET && span.from() >= messageStart) {
                int queryLength = target.query() == null ? 0 : 1 + target.query().length();
                int pathEnd = span.to() - queryLength;
                marks.mark(form(target), span.from(), pathEnd);
                marks.mark(Part.QUESTION_MARK, pathEnd, Math.min(pathEnd + 1, span.to()));
                marks.mark(Part.QUERY, pathEnd + 1, span.to());
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
