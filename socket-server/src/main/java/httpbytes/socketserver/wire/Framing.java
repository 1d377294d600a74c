package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Version;
import java.util.List;
import java.util.Locale;

/**
 * Where the body of a request ends: RFC 9112, section 6.3, in its steps. Where the fields leave room for two opinions
 * the request is refused: whoever stands between client and server could hold the other one (request smuggling, RFC
 * 9112, section 11.2).
 */
record Framing(Version version, FieldSection section, MessageLimits limits) {

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final String CONTENT_LENGTH = "Content-Length";

    Body body() throws ProtocolException {
        Fields fields = section.fields();
        boolean hasCodings = fields.contains(TRANSFER_ENCODING);
        int lengths = fields.count(CONTENT_LENGTH);
        // Steps 1 and 2 are about responses. Section 6.1: a Transfer-Encoding in HTTP/1.0 is faulty framing.
        if (hasCodings && version == Version.HTTP_1_0) {
            throw section.refusal(Violation.TRANSFER_ENCODING_IN_1_0, TRANSFER_ENCODING);
        }
        // 3. Both fields: an attempt at smuggling, perhaps, that ought to be handled as an error.
        if (hasCodings && lengths > 0) {
            throw section.refusal(Violation.LENGTH_AND_TRANSFER_ENCODING, CONTENT_LENGTH);
        }
        // 4. Transfer-Encoding: the chunks say where they end, if chunked is the final coding.
        if (hasCodings) {
            checkChunked(fields.members(TRANSFER_ENCODING));
            return new ChunkedBody(limits);
        }
        // 5. An invalid Content-Length. The RFC lets equal ones pass for one; here they do not.
        if (lengths > 1) {
            throw section.refusal(Violation.CONTENT_LENGTH_REPEATED, CONTENT_LENGTH);
        }
        // 6. A valid Content-Length. 7. Neither field: the request has no body. Step 8 is about responses.
        return new Body.OfLength(lengths == 0 ? 0 : length());
    }

    /** Chunked alone is what this server reads; behind other codings it would still say where the body ends. */
    private void checkChunked(List<String> codings) throws ProtocolException {
        List<String> names = codings.stream().map(coding -> coding.toLowerCase(Locale.ROOT)).toList();
        if (names.isEmpty() || names.indexOf("chunked") != names.size() - 1) {
            throw section.refusal(Violation.CHUNKED_NOT_FINAL, TRANSFER_ENCODING);
        }
        if (names.size() > 1) {
            throw section.refusal(Violation.TRANSFER_CODING_UNKNOWN, TRANSFER_ENCODING);
        }
    }

    /** {@code Content-Length = 1*DIGIT} (RFC 9110, section 8.6). */
    private int length() throws ProtocolException {
        String value = section.fields().value(CONTENT_LENGTH);
        long length = value.isEmpty() ? -1 : Grammar.number(value, 0, limits.content());
        if (length < 0) {
            throw section.refusal(Violation.CONTENT_LENGTH_INVALID, CONTENT_LENGTH);
        }
        if (length > limits.content()) {
            throw ProtocolException.contentTooLarge(limits.content());
        }
        return (int) length;
    }
}
