package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.wire.Progress.Complete;
import httpbytes.socketserver.wire.Progress.NotYet;
import httpbytes.socketserver.wire.Progress.Waiting;

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
    private BodyDecoder body;
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
            if (parseRequestLine() && parseFieldLines() && body.decode(buffer)) {
                var request = new Request(method, target, version, fields, body.content());
                var complete = new Complete(request, requestLine);
                beginAnew();
                return complete;
            }
        } catch (ProtocolException refusal) {
            throw refusal.after(begun());
        }
        return notYet();
    }

    private NotYet notYet() {
        boolean due = continueDue;
        continueDue = false;
        if (body != null) {
            return new NotYet(Waiting.BODY, due, begun());
        }
        if (target != null) {
            return new NotYet(Waiting.FIELD_LINES, false, begun());
        }
        boolean hasBegun = buffer.available() > 0 && !endsEmptyLine();
        return hasBegun ? new NotYet(Waiting.REQUEST_LINE, false, begun()) : NotYet.NOTHING;
    }

    private Begun begun() {
        return new Begun(method, requestLine == null ? beginOfLine() : requestLine, fields);
    }

    /** What has come of a request-line whose end has not come, or which was refused. */
    private String beginOfLine() {
        int end = 0;
        while (end < buffer.available() && buffer.at(end) != Syntax.CR && buffer.at(end) != Syntax.LF) {
            end++;
        }
        return buffer.text(0, end);
    }

    private void beginAnew() {
        emptyLines = 0;
        requestLine = null;
        method = null;
        target = null;
        section = null;
        fields = Fields.NONE;
        body = null;
        continueDue = false;
        buffer.beginMessage();
    }

    private boolean parseRequestLine() throws ProtocolException {
        if (target != null) {
            return true;
        }
        if (buffer.available() > 0 && buffer.at(0) == TLS_HANDSHAKE) {
            throw buffer.refusal(Violation.TLS, 0);
        }
        int length = skipEmptyLines();
        checkFirstOctet();
        // While the line goes on, its last octet may be the CR that ends it.
        if ((length < 0 ? buffer.available() - 1 : length) > limits.requestLine()) {
            throw tooLong();
        }
        if (length < 0) {
            return false;
        }
        parseRequestLine(length);
        return true;
    }

    private void parseRequestLine(int length) throws ProtocolException {
        int methodEnd = indexOfSpace(0, length);
        int targetEnd = indexOfSpace(methodEnd + 1, length);
        boolean threeParts = targetEnd > methodEnd + 1 && targetEnd < length - 1
                && indexOfSpace(targetEnd + 1, length) == length;
        checkMethod(methodEnd);
        if (!threeParts) {
            throw buffer.refusal(Violation.REQUEST_LINE_PARTS, 0, length);
        }
        buffer.mark(Part.METHOD, 0, methodEnd);
        buffer.mark(Part.SP, methodEnd, methodEnd + 1);
        buffer.mark(Part.REQUEST_TARGET, methodEnd + 1, targetEnd);
        buffer.mark(Part.SP, targetEnd, targetEnd + 1);
        buffer.mark(Part.HTTP_VERSION, targetEnd + 1, length);
        method = buffer.text(0, methodEnd);
        version = parseVersion(targetEnd + 1, length);
        var spelling = buffer.text(methodEnd + 1, targetEnd);
        target = new TargetParser(method, spelling, buffer.offset(methodEnd + 1)).parse();
        requestLine = buffer.text(0, length);
        buffer.skipLine(length);
        section = new FieldSection(limits.fieldSection(), limits.fieldLines());
    }

    private ProtocolException tooLong() throws ProtocolException {
        int methodEnd = indexOfSpace(0, limits.requestLine());
        checkMethod(methodEnd);
        boolean inMethod = methodEnd == limits.requestLine();
        return buffer.refusal(inMethod ? Violation.METHOD_TOO_LONG : Violation.TARGET_TOO_LONG, 0, buffer.available());
    }

    /** The length of the first line that is not empty, or -1 while its end has not come. */
    private int skipEmptyLines() throws ProtocolException {
        int length = buffer.lineLength();
        while (length == 0 && emptyLines < EMPTY_LINES) {
            emptyLines++;
            buffer.skipEmptyLine(Part.LEADING_EMPTY_LINE);
            length = buffer.lineLength();
        }
        return length;
    }

    /** What cannot become a request is refused at its first octet, before a line end that may never come. */
    private void checkFirstOctet() throws ProtocolException {
        if (buffer.available() > 0 && !Syntax.isTchar(buffer.at(0)) && !endsEmptyLine()) {
            throw buffer.refusal(Violation.METHOD_NOT_TOKEN, 0);
        }
    }

    private boolean endsEmptyLine() {
        return buffer.at(0) == Syntax.CR && buffer.available() == 1;
    }

    private int indexOfSpace(int from, int to) {
        int i = from;
        while (i < to && buffer.at(i) != Syntax.SP) {
            i++;
        }
        return i;
    }

    private void checkMethod(int end) throws ProtocolException {
        for (int i = 0; i < end; i++) {
            if (!Syntax.isTchar(buffer.at(i))) {
                boolean inPlaceOfSpace = buffer.at(i) == Syntax.HTAB;
                throw buffer.refusal(
                        inPlaceOfSpace ? Violation.REQUEST_LINE_PARTS : Violation.METHOD_NOT_TOKEN, 0, end);
            }
        }
    }

    /** {@code HTTP/} DIGIT {@code .} DIGIT, in capital letters (RFC 9112, section 2.3). */
    private Version parseVersion(int from, int to) throws ProtocolException {
        boolean wellFormed = to - from == "HTTP/1.1".length()
                && buffer.text(from, to - 3).equals("HTTP/")
                && Syntax.isDigit(buffer.at(to - 3))
                && buffer.at(to - 2) == '.'
                && Syntax.isDigit(buffer.at(to - 1));
        if (!wellFormed) {
            throw buffer.refusal(Violation.VERSION_MALFORMED, from, to);
        }
        if (buffer.at(to - 3) != '1') {
            throw buffer.refusal(Violation.VERSION_NOT_SUPPORTED, from, to);
        }
        return buffer.at(to - 1) == '0' ? Version.HTTP_1_0 : Version.HTTP_1_1;
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
        var bodyLength = BodyLength.of(version, section, limits.content());
        body = BodyDecoder.of(bodyLength, limits);
        boolean bodyToCome = !(bodyLength instanceof BodyLength.None) && buffer.available() == 0;
        continueDue = parseExpectation() && bodyToCome;
        return true;
    }

    /** RFC 9112, section 3.2. */
    private void checkHost() throws ProtocolException {
        int count = fields.count("Host");
        if (count == 0 && version == Version.HTTP_1_1) {
            throw ProtocolException.of(Violation.HOST_MISSING);
        }
        if (count > 1) {
            throw section.refusal(Violation.HOST_REPEATED, "Host");
        }
        if (count == 1 && !Authority.isValid(fields.value("Host"))) {
            throw section.refusal(Violation.HOST_INVALID, "Host");
        }
    }

    /** Whether the client waits for a 100 before it sends the body: RFC 9110, section 10.1.1. */
    private boolean parseExpectation() throws ProtocolException {
        for (String expectation : fields.members("Expect")) {
            if (!expectation.equalsIgnoreCase("100-continue")) {
                throw section.refusal(Violation.EXPECTATION, "Expect");
            }
        }
        return fields.contains("Expect") && version == Version.HTTP_1_1;
    }
}
