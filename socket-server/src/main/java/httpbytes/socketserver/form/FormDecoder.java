package httpbytes.socketserver.form;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code application/x-www-form-urlencoded}, which a query and a plain form share (WHATWG URL, section
 * 5.1): pairs stand between {@code &}, the first {@code =} ends a name, {@code +} is a space, and {@code %}
 * with two hexadecimal digits is one octet of UTF-8.
 *
 * <p>Stricter than that document: what is not an escape, or not UTF-8, is refused instead of repaired, so
 * that no two readers can take one form for two.
 */
final class FormDecoder {

    private final byte[] octets;
    private final String source;
    /** Decoded octets of one name or value; decoding never makes text longer. */
    private final byte[] decoded;

    /** @param source {@code query} or {@code form}, for sentences about what stands in it */
    FormDecoder(byte[] octets, String source) {
        this.octets = octets;
        this.source = source;
        this.decoded = new byte[octets.length];
    }

    /** The pairs in their order, or the first so many of them. */
    List<Parameter> decode(int atMost) {
        List<Parameter> pairs = new ArrayList<>();
        for (int start = 0; start < octets.length && pairs.size() < atMost; ) {
            int end = indexOf('&', start, octets.length);
            if (end > start) {
                pairs.add(decodePair(start, end));
            }
            start = end + 1;
        }
        return pairs;
    }

    private Parameter decodePair(int start, int end) {
        int equals = indexOf('=', start, end);
        return new Parameter(decodeText(start, equals), equals < end ? decodeText(equals + 1, end) : "");
    }

    private int indexOf(char wanted, int start, int end) {
        int i = start;
        while (i < end && octets[i] != wanted) {
            i++;
        }
        return i;
    }

    private String decodeText(int start, int end) {
        int length = 0;
        for (int i = start; i < end; i++) {
            byte octet = octets[i];
            if (octet == '+') {
                octet = ' ';
            } else if (octet == '%') {
                octet = escapedOctet(i, end);
                i += 2;
            }
            decoded[length++] = octet;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded, 0, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpException(Status.BAD_REQUEST, "the text at offset " + start + " of the " + source
                    + " is not UTF-8 after decoding; percent-encode the UTF-8 octets of each character.");
        }
    }

    private byte escapedOctet(int percent, int end) {
        int high = percent + 2 < end ? Character.digit(octets[percent + 1], 16) : -1;
        int low = percent + 2 < end ? Character.digit(octets[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            int length = Math.min("%00".length(), end - percent);
            String escape = Text.escape(new String(octets, percent, length, StandardCharsets.ISO_8859_1));
            throw new HttpException(Status.BAD_REQUEST, "the percent-escape \"" + escape + "\" at offset "
                    + percent + " of the " + source
                    + " needs two hexadecimal digits; a literal % is written %25.");
        }
        return (byte) (high << 4 | low);
    }
}
