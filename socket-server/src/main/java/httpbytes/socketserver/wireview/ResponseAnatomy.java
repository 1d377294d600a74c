package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.wire.Body;
import httpbytes.socketserver.wire.ChunkedBody;
import httpbytes.socketserver.wire.FieldSection;
import httpbytes.socketserver.wire.Listener.Taken;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each octet is that a server sent on a connection. It may be any server, and its answers are taken as they are:
 * this is a reader for people who look at them, not a client.
 *
 * @param answers in the order in which they came, interim ones too
 * @param spans   every octet, in order
 */
public record ResponseAnatomy(List<Answer> answers, List<Span> spans) {

    private static final MessageLimits LIMITS =
            new MessageLimits(64 * 1024, 256 * 1024, 10_000, 1024 * 1024 * 1024, 64 * 1024, 64 * 1024);
    private static final int FINAL = 200;
    /** {@code HTTP/1.1 200}, after which a space and a reason phrase may follow (RFC 9112, section 4). */
    private static final Pattern STATUS_LINE =
            Pattern.compile("(HTTP/[0-9]\\.[0-9]) ([1-9][0-9]{2})(?: (.*))?", Pattern.DOTALL);
    private static final Marks.Split PARTS =
            new Marks.Split(STATUS_LINE, Part.SP, Part.HTTP_VERSION, Part.STATUS_CODE, Part.REASON_PHRASE);

    /**
     * One answer.
     *
     * @param from     its first octet
     * @param to       where the next one begins
     * @param status   its code, or 0 where it has no status-line that can be read
     * @param content  transfer coding removed, as far as it has come
     * @param complete whether its end has come; an answer that goes on until the connection closes is never complete
     */
    public record Answer(int from, int to, int status, String reason, Fields fields, byte[] content,
            boolean complete) {

        /** Whether it answers the request, and is not an interim answer before that. */
        public boolean isFinal() {
            return status >= FINAL || status == 0;
        }
    }

    /** @param methods those of the requests in their order: the answer to HEAD has no content */
    public static ResponseAnatomy of(byte[] octets, List<String> methods) {
        var marks = new Marks(octets, PARTS);
        ReceiveBuffer buffer = marks.buffer();
        List<Answer> answers = new ArrayList<>();
        int finals = 0;
        boolean goesOn = true;
        while (goesOn && buffer.available() > 0) {
            String method = finals < methods.size() ? methods.get(finals) : "";
            Answer answer = new Reader(octets, marks, buffer, method).read();
            answers.add(answer);
            finals += answer.isFinal() ? 1 : 0;
            goesOn = answer.complete();
        }
        marks.markUnmarked(Part.INCOMPLETE, 0, octets.length);
        return new ResponseAnatomy(answers, marks.spans());
    }

    /** Reads one answer, as far as it has come. */
    private static final class Reader {

        private final byte[] octets;
        private final int end;
        private final Marks marks;
        private final ReceiveBuffer buffer;
        private final String method;
        private final int from;
        private final FieldSection section = new FieldSection(LIMITS.fieldSection(), LIMITS.fieldLines());
        private int status;
        private String reason = "";
        private Fields fields = Fields.NONE;
        private Body body = new Body.OfLength(0);

        Reader(byte[] octets, Marks marks, ReceiveBuffer buffer, String method) {
            this.octets = octets;
            this.end = octets.length;
            this.marks = marks;
            this.buffer = buffer;
            this.method = method;
            this.from = marks.position();
        }

        Answer read() {
            boolean complete = false;
            buffer.beginMessage();
            marks.beginMessage();
            try {
                complete = readStatusLine() && readFields() && body.decode(buffer);
                marks.accept();
            } catch (ProtocolException refusal) {
                marks.markUnmarked(Part.NOT_A_STATUS_LINE, marks.markRefusal(refusal), end);
            }
            int to = complete ? marks.position() : end;
            return new Answer(from, to, status, reason, fields, body.content(), complete);
        }

        private boolean readStatusLine() throws ProtocolException {
            String line = buffer.line(Taken.START_LINE, end, (offset, begin) -> {
                throw new IllegalStateException("A line cannot be longer than all that came.");
            });
            Matcher statusLine = STATUS_LINE.matcher(line == null ? "" : line);
            if (!statusLine.matches()) {
                boolean mayBecomeOne = line == null && octets[from] == 'H';
                marks.accept();
                marks.mark(mayBecomeOne ? Part.INCOMPLETE : Part.NOT_A_STATUS_LINE, from, end);
                return false;
            }
            status = Integer.parseInt(statusLine.group(2));
            reason = statusLine.group(3) == null ? "" : statusLine.group(3);
            return true;
        }

        private boolean readFields() throws ProtocolException {
            if (!section.parse(buffer)) {
                return false;
            }
            fields = section.fields();
            body = body();
            return true;
        }

        /** Where an answer ends: RFC 9112, section 6.3. */
        private Body body() {
            if (method.equals("HEAD") || status < FINAL || status == 204 || status == 304) {
                return new Body.OfLength(0);
            }
            if (fields.hasMember("Transfer-Encoding", "chunked")) {
                return new ChunkedBody(LIMITS);
            }
            String length = fields.contains("Content-Length") ? fields.value("Content-Length") : "";
            return length.matches("[0-9]{1,9}") ? new Body.OfLength(Integer.parseInt(length)) : untilClose();
        }

        /** Takes everything, and is complete only when nothing more can come. */
        private Body untilClose() {
            marks.contentIs(Part.CONTENT_UNTIL_CLOSE);
            return new Body.OfLength(Integer.MAX_VALUE);
        }
    }
}
