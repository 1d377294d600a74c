package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Version;
import java.util.List;

/** Where the body of a request ends: RFC 9112, section 6.3, as one method. Knows fields, never octets. */
sealed interface BodyLength {

    /** The request ends with its header section. */
    record None() implements BodyLength {
    }

    /** So many octets follow. */
    record Fixed(int octets) implements BodyLength {
    }

    /** Chunks follow, and the last of them says so. */
    record Chunked() implements BodyLength {
    }

    /**
     * @param section the whole header section
     * @throws ProtocolException where the fields leave room for two opinions: whoever stands between client
     *                           and server could hold the other one (request smuggling, RFC 9112, section
     *                           11.2)
     */
    static BodyLength of(Version version, FieldSection section, int contentLimit) throws ProtocolException {
        Fields fields = section.fields();
        boolean hasLength = fields.contains("Content-Length");
        if (fields.contains("Transfer-Encoding")) {
            if (version == Version.HTTP_1_0) {
                throw section.refusal(Violation.TRANSFER_ENCODING_IN_1_0, "Transfer-Encoding");
            }
            if (hasLength) {
                throw section.refusal(Violation.LENGTH_AND_TRANSFER_ENCODING, "Content-Length");
            }
            return transferCoding(section, fields.members("Transfer-Encoding"));
        }
        if (!hasLength) {
            return new None();
        }
        if (fields.count("Content-Length") > 1) {
            throw section.refusal(Violation.CONTENT_LENGTH_REPEATED, "Content-Length");
        }
        return contentLength(section, fields.value("Content-Length"), contentLimit);
    }

    private static BodyLength transferCoding(FieldSection section, List<String> codings)
            throws ProtocolException {
        if (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked")) {
            return new Chunked();
        }
        boolean chunkedLastAndOnce = indexOfChunked(codings) == codings.size() - 1;
        throw section.refusal(chunkedLastAndOnce ? Violation.TRANSFER_CODING_UNKNOWN : Violation.CHUNKED_NOT_FINAL,
                "Transfer-Encoding");
    }

    /** Where chunked stands first in the list; beyond its end where it does not stand at all. */
    private static int indexOfChunked(List<String> codings) {
        int i = 0;
        while (i < codings.size() && !codings.get(i).equalsIgnoreCase("chunked")) {
            i++;
        }
        return i;
    }

    /** Digits alone. {@link Long#parseLong} would take a sign, and digits of other scripts. */
    private static BodyLength contentLength(FieldSection section, String value, int limit)
            throws ProtocolException {
        if (value.isEmpty()) {
            throw section.refusal(Violation.CONTENT_LENGTH_INVALID, "Content-Length");
        }
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            if (!Syntax.isDigit(value.charAt(i))) {
                throw section.refusal(Violation.CONTENT_LENGTH_INVALID, "Content-Length");
            }
            // Beyond the limit the exact number no longer matters, and cannot overflow.
            length = length > limit ? length : 10 * length + value.charAt(i) - '0';
        }
        if (length > limit) {
            throw ProtocolException.contentTooLarge(limit);
        }
        return length == 0 ? new None() : new Fixed((int) length);
    }
}
