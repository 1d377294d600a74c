package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Fields;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

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
    /** {@code HTTP/1.1 200}, after which a space and a reason phrase may follow. */
    private static final String STATUS_LINE = "HTTP/[0-9]\\.[0-9] [1-9][0-9]{2}( .*)?";
    private static final int VERSION_END = "HTTP/1.1".length();
    private static final int CODE_END = "HTTP/1.1 200".length();

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
        var buffer = new MarkedBuffer(octets);
        List<Answer> answers = new ArrayList<>();
        int finals = 0;
        while (buffer.available() > 0) {
            String method = finals < methods.size() ? methods.get(finals) : "";
            Answer answer = new Reader(buffer, method).read();
            answers.add(answer);
            if (answer.isFinal()) {
                finals++;
            }
            if (!answer.complete()) {
                break;
            }
        }
        buffer.markUnmarked(Part.INCOMPLETE, 0, octets.length);
        return new ResponseAnatomy(answers, buffer.spans());
    }

    /** Reads one answer, as far as it has come. */
    private static final class Reader {

        private final MarkedBuffer buffer;
        private final String method;
        private final int from;
        private final FieldSection section = new FieldSection(LIMITS.fieldSection(), LIMITS.fieldLines());
        private int status;
        private String reason = "";
        private Fields fields = Fields.NONE;
        private BodyDecoder body = BodyDecoder.NO_BODY;

        Reader(MarkedBuffer buffer, String method) {
            this.buffer = buffer;
            this.method = method;
            this.from = buffer.position();
        }

        Answer read() {
            boolean complete = false;
            try {
                complete = readStatusLine() && readFields() && body.decode(buffer);
            } catch (ProtocolException refusal) {
                buffer.skip(Math.max(0, buffer.markRefusal(refusal, from) - buffer.position()));
                buffer.markUnmarked(Part.NOT_A_STATUS_LINE, buffer.position(), buffer.position() + buffer.available());
            }
            int to = complete ? buffer.position() : buffer.position() + buffer.available();
            return new Answer(from, to, status, reason, fields, body.content(), complete);
        }

        private boolean readStatusLine() throws ProtocolException {
            int length = buffer.lineLength();
            String line = buffer.text(0, Math.max(0, length));
            if (length < 0 || !line.matches(STATUS_LINE)) {
                boolean mayBecomeOne = length < 0 && buffer.at(0) == 'H';
                buffer.mark(mayBecomeOne ? Part.INCOMPLETE : Part.NOT_A_STATUS_LINE, 0, buffer.available());
                return false;
            }
            int reasonStart = Math.min(length, CODE_END + 1);
            buffer.mark(Part.SP, 0, length);
            buffer.mark(Part.HTTP_VERSION, 0, VERSION_END);
            buffer.mark(Part.STATUS_CODE, VERSION_END + 1, CODE_END);
            buffer.mark(Part.SP, CODE_END, reasonStart);
            buffer.mark(Part.REASON_PHRASE, reasonStart, length);
            status = Integer.parseInt(line.substring(VERSION_END + 1, CODE_END));
            reason = line.substring(reasonStart);
            buffer.skipLine(length);
            return true;
        }

        private boolean readFields() throws ProtocolException {
            if (!section.parse(buffer)) {
                return false;
            }
            fields = section.fields();
            body = bodyDecoder();
            return true;
        }

        /** Where an answer ends: RFC 9112, section 6.3. */
        private BodyDecoder bodyDecoder() {
            if (method.equals("HEAD") || status < FINAL || status == 204 || status == 304) {
                return BodyDecoder.NO_BODY;
            }
            if (fields.hasMember("Transfer-Encoding", "chunked")) {
                return new ChunkedDecoder(LIMITS);
            }
            String length = fields.contains("Content-Length") ? fields.value("Content-Length") : "";
            return length.matches("[0-9]{1,9}") ? new BodyDecoder.FixedLength(Integer.parseInt(length))
                    : new UntilClose();
        }
    }

    /** Takes everything, and is complete only when nothing more can come. */
    private static final class UntilClose implements BodyDecoder {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public boolean decode(ReceiveBuffer buffer) {
            int count = buffer.available();
            buffer.mark(Part.CONTENT_UNTIL_CLOSE, 0, count);
            buffer.moveTo(content, count);
            return false;
        }

        @Override
        public byte[] content() {
            return content.toByteArray();
        }
    }
}
