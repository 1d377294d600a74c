package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A header or trailer section while it is read, line by line up to the empty line that ends it (RFC 9112,
 * section 5).
 */
final class FieldSection {

    private final int octetLimit;
    private final int lineLimit;
    private final List<Field> lines = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private int octets;
    private boolean complete;

    FieldSection(int octetLimit, int lineLimit) {
        this.octetLimit = octetLimit;
        this.lineLimit = lineLimit;
    }

    /** Takes the lines that are there; true once the empty line was among them. */
    boolean parse(ReceiveBuffer buffer) throws ProtocolException {
        while (!complete) {
            int length = buffer.lineLength();
            // While the line goes on, its last octet may be the CR that ends it. The empty line is no field line.
            int lineOctets = length < 0 ? buffer.available() - 1 : length == 0 ? 0 : length + 2;
            if (octets + lineOctets > octetLimit) {
                throw buffer.refusal(Violation.FIELDS_TOO_LARGE, 0, length < 0 ? buffer.available() : length);
            }
            if (length < 0) {
                return false;
            }
            if (length == 0) {
                complete = true;
                buffer.skipEmptyLine(Part.EMPTY_LINE);
            } else {
                parseLine(buffer, length);
                octets += lineOctets;
                buffer.skipLine(length);
            }
        }
        return true;
    }

    private void parseLine(ReceiveBuffer buffer, int length) throws ProtocolException {
        if (lines.size() == lineLimit) {
            throw buffer.refusal(Violation.TOO_MANY_FIELDS, 0, length);
        }
        int colon = endOfName(buffer, length);
        int from = colon + 1;
        int to = length;
        while (from < to && Syntax.isOws(buffer.at(from))) {
            from++;
        }
        while (to > from && Syntax.isOws(buffer.at(to - 1))) {
            to--;
        }
        buffer.mark(Part.FIELD_NAME, 0, colon);
        buffer.mark(Part.COLON, colon, colon + 1);
        buffer.mark(Part.OWS, colon + 1, length);
        buffer.mark(Part.FIELD_VALUE, from, to);
        offsets.add(buffer.offset(0));
        lines.add(new Field(buffer.text(0, colon), buffer.text(from, to)));
    }

    /** The index of the colon, after making sure that a token stands before it. */
    private int endOfName(ReceiveBuffer buffer, int length) throws ProtocolException {
        int i = 0;
        while (i < length && Syntax.isTchar(buffer.at(i))) {
            i++;
        }
        if (i > 0 && i < length && buffer.at(i) == ':') {
            return i;
        }
        throw buffer.refusal(nameViolation(buffer, i, length), 0, length);
    }

    private Violation nameViolation(ReceiveBuffer buffer, int end, int length) {
        if (Syntax.isOws(buffer.at(0))) {
            return lines.isEmpty() ? Violation.WHITESPACE_BEFORE_FIELDS : Violation.FOLDED_LINE;
        }
        int i = end;
        while (i < length && Syntax.isOws(buffer.at(i))) {
            i++;
        }
        if (i == length) {
            return Violation.NO_COLON;
        }
        return i > end && buffer.at(i) == ':' ? Violation.SPACE_BEFORE_COLON : Violation.FIELD_NAME;
    }

    Fields fields() {
        return Fields.of(lines);
    }

    /** A refusal that quotes the last line of this name. */
    ProtocolException refusal(Violation violation, String name) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Field line = lines.get(i);
            if (line.name().equalsIgnoreCase(name)) {
                String octets = line.name() + ": " + line.value();
                String quoted = octets.substring(0, Math.min(octets.length(), ReceiveBuffer.QUOTED));
                return ProtocolException.at(offsets.get(i), lineLength(i), Text.escape(quoted), violation);
            }
        }
        return ProtocolException.of(violation);
    }

    private int lineLength(int i) {
        long next = i + 1 < offsets.size() ? offsets.get(i + 1) : offsets.get(0) + octets;
        return (int) (next - offsets.get(i)) - 2;
    }
}
