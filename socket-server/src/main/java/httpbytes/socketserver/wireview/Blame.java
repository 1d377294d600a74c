package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which octets broke the rule. A refusal often names a line; the page marks the octets of it that would have to be
 * others.
 */
record Blame(byte[] octets, Spans spans, int messageStart, ProtocolException refusal) {

    /** One octet that cannot stand in a token, or several that are one character of UTF-8. */
    private static final Pattern NOT_TOKEN = Pattern.compile("[\\x80-\\xff]++|[^!#$%&'*+.^_`|~0-9A-Za-z-]");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9A-Fa-f\\r\\n]");
    /** Where no value stands, its colon is all that there is to mark. */
    private static final List<Part> VALUE = List.of(Part.COLON, Part.FIELD_VALUE);
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length:[ \\t]*+([^\\r\\n]*[^ \\t\\r\\n])");
    private static final Pattern SPACES_BEFORE_COLON = Pattern.compile("[ \\t]++(?=:)");
    private static final Pattern LEADING_SPACES = Pattern.compile("^[ \\t]++");
    /** A second space, white space that is none, or what a third space begins. */
    private static final Pattern NO_SPACE = Pattern.compile(
            "(?<= ) ++|^ |\\t[ \\t]*+|^[^ ]++ [^ ]++( )(?=[^ ]++ )| $");

    record Octets(int from, int to) {
    }

    /** Those among these octets. */
    Octets octets(int from, int to) {
        return switch (refusal.violation()) {
            case CONTENT_TOO_LARGE -> length(to);
            case HOST_INVALID, CONTENT_LENGTH_INVALID, TRANSFER_CODING_UNKNOWN, CHUNKED_NOT_FINAL, EXPECTATION ->
                    part(VALUE, from, to);
            case HOST_REPEATED, CONTENT_LENGTH_REPEATED, LENGTH_AND_TRANSFER_ENCODING, TRANSFER_ENCODING_IN_1_0 ->
                    part(List.of(Part.FIELD_NAME), from, to);
            case METHOD_NOT_TOKEN -> isNinthEmptyLine(from) ? new Octets(from, from + 2) : found(NOT_TOKEN, from, to);
            case FIELD_NAME -> found(NOT_TOKEN, from, to);
            case CHUNK_SIZE -> found(NO_DIGIT, from, to);
            case SPACE_BEFORE_COLON -> found(SPACES_BEFORE_COLON, from, to);
            case FOLDED_LINE, WHITESPACE_BEFORE_FIELDS -> found(LEADING_SPACES, from, to);
            case REQUEST_LINE_PARTS -> found(NO_SPACE, from, to);
            default -> new Octets(from, to);
        };
    }

    private Octets found(Pattern wrong, int from, int to) {
        Matcher matcher = wrong.matcher(new String(octets, from, to - from, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            return new Octets(from, to);
        }
        int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
        return new Octets(from + matcher.start(group), from + matcher.end(group));
    }

    /** The last of these parts. */
    private Octets part(List<Part> parts, int from, int to) {
        return spans.between(from, to).stream().filter(span -> parts.contains(span.part()))
                .reduce((one, next) -> next).map(span -> new Octets(span.from(), span.to()))
                .orElse(new Octets(from, to));
    }

    /** Where the length stands that is too much: before a chunk, or in a field. */
    private Octets length(int to) {
        Octets size = part(List.of(Part.CHUNK_SIZE), messageStart, to);
        return size.from() > messageStart ? size : found(LENGTH, messageStart, to);
    }

    private boolean isNinthEmptyLine(int from) {
        return refusal.violation() == Violation.METHOD_NOT_TOKEN && from + 1 < octets.length
                && octets[from] == '\r' && octets[from + 1] == '\n';
    }

    /** The rule, and the limit where it is one. */
    Note note(int contentLimit) {
        Violation violation = refusal.violation();
        if (isNinthEmptyLine(messageStart + (int) refusal.offset())) {
            return Note.refused("RFC 9112, section 2.2",
                    "eight empty lines before a request are passed over, and this is the ninth");
        }
        return Note.refused(violation.section(), violation.sentence().replace("%d", String.valueOf(contentLimit)));
    }
}
