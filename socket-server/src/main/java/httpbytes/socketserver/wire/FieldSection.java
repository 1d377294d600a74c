package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.wire.Listener.Taken;
import java.util.ArrayList;
import java.util.List;

/**
 * A header or trailer section while it is read, line by line up to the empty line that ends it:
 *
 * <pre>
 *   *( field-line CRLF ) CRLF                           RFC 9112, section 2.1
 *   field-line = field-name ":" OWS field-value OWS     RFC 9112, section 5
 * </pre>
 */
public final class FieldSection {

    private static final int CRLF = 2;

    private final int octetLimit;
    private final int lineLimit;
    private final List<Field> lines = new ArrayList<>();
    /** The same as they were sent, without their CR LF. */
    private final List<String> spellings = new ArrayList<>();
    /** Offset in the message of the first of them. */
    private long start = -1;
    private int octets;

    public FieldSection(int octetLimit, int lineLimit) {
        this.octetLimit = octetLimit;
        this.lineLimit = lineLimit;
    }

    /** Takes the lines that are there; true once the empty line was among them. */
    public boolean parse(ReceiveBuffer buffer) throws ProtocolException {
        start = start < 0 ? buffer.offset() : start;
        while (true) {
            String line = buffer.line(Taken.FIELD_LINE, octetLimit - octets - CRLF, (offset, begin) ->
                    ProtocolException.at(offset, begin, 0, begin.length(), Violation.FIELDS_TOO_LARGE));
            if (line == null || line.isEmpty()) {
                return line != null;
            }
            lines.add(field(line));
            spellings.add(line);
            octets += line.length() + CRLF;
        }
    }

    private Field field(String line) throws ProtocolException {
        int colon = Grammar.end(Grammar.TCHAR, line, 0, line.length());
        boolean isFieldLine = colon > 0 && colon < line.length() && line.charAt(colon) == ':';
        if (!isFieldLine || lines.size() == lineLimit) {
            throw ProtocolException.at(start + octets, line, 0, line.length(), whatIsWrongWith(line, colon));
        }
        return new Field(line.substring(0, colon), Fields.trimOws(line, colon + 1, line.length()));
    }

    private Violation whatIsWrongWith(String line, int tokenEnd) {
        if (lines.size() == lineLimit) {
            return Violation.TOO_MANY_FIELDS;
        }
        if (line.startsWith(" ") || line.startsWith("\t")) {
            return lines.isEmpty() ? Violation.WHITESPACE_BEFORE_FIELDS : Violation.FOLDED_LINE;
        }
        String behind = Fields.trimOws(line, tokenEnd, line.length());
        if (behind.isEmpty()) {
            return Violation.NO_COLON;
        }
        return tokenEnd > 0 && behind.startsWith(":") ? Violation.SPACE_BEFORE_COLON : Violation.FIELD_NAME;
    }

    public Fields fields() {
        return new Fields(lines);
    }

    /** A refusal that quotes the last line of this name. */
    ProtocolException refusal(Violation violation, String name) {
        long offset = start + octets;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = spellings.get(i);
            offset -= line.length() + CRLF;
            if (lines.get(i).is(name)) {
                return ProtocolException.at(offset, line, 0, line.length(), violation);
            }
        }
        return ProtocolException.of(violation);
    }
}
