package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.wire.Listener.Taken;
import httpbytes.socketserver.wire.Progress.Complete;
import httpbytes.socketserver.wire.Progress.NotYet;
import httpbytes.socketserver.wire.Progress.Waiting;
import java.util.List;

/**
 * Octets to requests (RFC 9112, sections 2 to 7), as far as the octets have come.
 *
 * <p>A request is read in the order of its grammar: request-line, field lines, body. Each part is taken out
 * of the buffer when it is complete and remembered until the last one is. The parser then begins anew: what
 * follows in the buffer is the next request.
 */
public final class RequestParser {

    /** RFC 9112, section 2.2, asks for at least one; some clients of old sent a CR LF after a body. */
    private static final int EMPTY_LINES = 8;
    private static final int TLS_HANDSHAKE = 0x16;

    private final ReceiveBuffer buffer;
    private final MessageLimits limits;

    private int emptyLines;
    private String requestLine;
    private String method;
    private RequestTarget target;
    private Version version;
    private FieldSection section;
    private Fields fields = Fields.NONE;
    private Body body;
    private boolean continueDue;

    public RequestParser(ReceiveBuffer buffer, MessageLimits limits) {
        this.buffer = buffer;
        this.limits = limits;
    }

    /**
     * The next request, or what is still awaited of it.
     *
     * @throws ProtocolException where the octets are no request that this server can read; there is no next
     *                           request then
     */
    public Progress parse() throws ProtocolException {
        try {
            return parseRequestLine() && parseFieldLines() && body.decode(buffer) ? complete() : notYet();
        } catch (ProtocolException refusal) {
            throw refusal.after(begun());
        }
    }

    private Complete complete() {
        var complete = new Complete(new Request(method, target, version, fields, body.content()), requestLine);
        emptyLines = 0;
        requestLine = null;
        method = null;
        target = null;
        section = null;
        fields = Fields.NONE;
        body = null;
        continueDue = false;
        buffer.beginMessage();
        return complete;
    }

    private NotYet notYet() {
        if (target == null && (buffer.available() == 0 || buffer.at(0) == Grammar.CR)) {
            return NotYet.NOTHING;
        }
        Waiting waiting = body != null ? Waiting.BODY : target != null ? Waiting.FIELD_LINES : Waiting.REQUEST_LINE;
        var notYet = new NotYet(waiting, continueDue, begun());
        continueDue = false;
        return notYet;
    }

    private Begun begun() {
        // A line whose end has not come, or which was refused before that, is still in the buffer.
        String line = requestLine == null ? buffer.text(buffer.available()) : requestLine;
        return new Begun(method, line.lines().findFirst().orElse(""), fields);
    }

    private boolean parseRequestLine() throws ProtocolException {
        if (target != null) {
            return true;
        }
        while (buffer.isAtEmptyLine()) {
            if (emptyLines++ == EMPTY_LINES) {
                throw buffer.refusal(Violation.METHOD_NOT_TOKEN, 0);
            }
            buffer.takeEmptyLine();
        }
        if (buffer.available() > 0 && buffer.at(0) == TLS_HANDSHAKE) {
            throw buffer.refusal(Violation.TLS, 0);
        }
        buffer.checkFirst(Grammar.TCHAR, Violation.METHOD_NOT_TOKEN);
        long offset = buffer.offset();
        requestLine = buffer.line(Taken.START_LINE, limits.requestLine(), this::tooLong);
        if (requestLine == null) {
            return false;
        }
        parseRequestLine(requestLine, offset);
        section = new FieldSection(limits.fieldSection(), limits.fieldLines());
        return true;
    }

    private ProtocolException tooLong(long offset, String line) {
        int methodEnd = Grammar.end(Grammar.TCHAR, line, 0, limits.requestLine());
        if (methodEnd < limits.requestLine() && line.charAt(methodEnd) != ' ') {
            return noMethod(offset, line, methodEnd);
        }
        return ProtocolException.at(offset, line, 0, line.length(),
                methodEnd == limits.requestLine() ? Violation.METHOD_TOO_LONG : Violation.TARGET_TOO_LONG);
    }

    /** {@code request-line = method SP request-target SP HTTP-version} (RFC 9112, section 3). */
    private void parseRequestLine(String line, long offset) throws ProtocolException {
        int methodEnd = Grammar.end(Grammar.TCHAR, line, 0, line.length());
        if (methodEnd < line.length() && line.charAt(methodEnd) != ' ') {
            throw noMethod(offset, line, methodEnd);
        }
        int targetStart = methodEnd + 1;
        int targetEnd = line.indexOf(' ', targetStart);
        int versionStart = targetEnd + 1;
        if (targetEnd <= targetStart || versionStart == line.length() || line.indexOf(' ', versionStart) >= 0) {
            throw ProtocolException.at(offset, line, 0, line.length(), Violation.REQUEST_LINE_PARTS);
        }
        method = line.substring(0, methodEnd);
        boolean isVersion = Grammar.isHttpVersion(line, versionStart);
        if (!isVersion || !line.startsWith("HTTP/1", versionStart)) {
            throw ProtocolException.at(offset, line, versionStart, line.length(),
                    isVersion ? Violation.VERSION_NOT_SUPPORTED : Violation.VERSION_MALFORMED);
        }
        version = line.endsWith("0") ? Version.HTTP_1_0 : Version.HTTP_1_1;
        target = new TargetParser(method, line.substring(targetStart, targetEnd), offset + targetStart).parse();
    }

    /** A refusal of what stands before the first space, and is no token because of what stands at this index. */
    private static ProtocolException noMethod(long offset, String line, int index) {
        String noToken = line.split(" ", 2)[0];
        return ProtocolException.at(offset, noToken, 0, noToken.length(),
                line.charAt(index) == '\t' ? Violation.REQUEST_LINE_PARTS : Violation.METHOD_NOT_TOKEN);
    }

    private boolean parseFieldLines() throws ProtocolException {
        if (body != null) {
            return true;
        }
        if (!section.parse(buffer)) {
            return false;
        }
        fields = section.fields();
        checkHost();
        body = Framing.bodyOf(version, section, limits);
        continueDue = expectsContinue() && buffer.available() == 0;
        return true;
    }

    /** RFC 9112, section 3.2. */
    private void checkHost() throws ProtocolException {
        int count = fields.count("Host");
        if (count == 0 && version == Version.HTTP_1_1) {
            throw ProtocolException.of(Violation.HOST_MISSING);
        }
        if (count > 1 || count == 1 && !Grammar.isAuthority(fields.value("Host"))) {
            throw section.refusal(count > 1 ? Violation.HOST_REPEATED : Violation.HOST_INVALID, "Host");
        }
    }

    /** Whether the client waits for a 100 before it sends the body: RFC 9110, section 10.1.1. */
    private boolean expectsContinue() throws ProtocolException {
        List<String> expectations = fields.members("Expect");
        for (String expectation : expectations) {
            if (!expectation.equalsIgnoreCase("100-continue")) {
                throw section.refusal(Violation.EXPECTATION, "Expect");
            }
        }
        return !expectations.isEmpty() && version == Version.HTTP_1_1;
    }
}
