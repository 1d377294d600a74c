package httpbytes.flaskequivalent;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads {@code application/x-www-form-urlencoded} from its octets, strictly (WHATWG URL, section 5.1, but
 * what is not an escape or not UTF-8 is refused instead of repaired).
 *
 * <p>{@code @RequestParam} would cost no code, and for most services it is right. Here it would hide what
 * travelled: it merges query and form, Tomcat's decoder drops {@code =v} and answers octets that are not
 * UTF-8 with U+FFFD, and Spring's reading of a form decodes with whatever charset the client names.
 */
final class FormDecoder {

    private final byte[] octets;
    private final Parameters parameters;
    /** Decoded octets of one name or value; decoding never makes text longer. */
    private final byte[] decoded;

    FormDecoder(byte[] octets, Parameters parameters) {
        this.octets = octets;
        this.parameters = parameters;
        this.decoded = new byte[octets.length];
    }

    /**
     * @throws ResponseStatusException 400 that names the first octet in error, 413 or 414 for too many pairs
     */
    void decode() {
        for (int start = 0; start < octets.length; ) {
            int end = indexOf('&', start, octets.length);
            if (end > start) {
                decodePair(start, end);
            }
            start = end + 1;
        }
    }

    private void decodePair(int start, int end) {
        int equals = indexOf('=', start, end);
        String name = decodeText(start, equals);
        String value = equals < end ? decodeText(equals + 1, end) : "";
        parameters.add(name, value);
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
            throw badRequest("the text at offset " + start + " of the " + parameters.source()
                    + " is not UTF-8 after decoding; percent-encode the UTF-8 octets of each character.");
        }
    }

    private byte escapedOctet(int percent, int end) {
        int high = percent + 2 < end ? Character.digit(octets[percent + 1], 16) : -1;
        int low = percent + 2 < end ? Character.digit(octets[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            String escape = PlainText.escape(octets, percent, Math.min(percent + 3, end));
            throw badRequest("the percent-escape \"" + escape + "\" at offset " + percent + " of the "
                    + parameters.source() + " needs two hexadecimal digits; a literal % is written %25.");
        }
        return (byte) (high << 4 | low);
    }

    private static ResponseStatusException badRequest(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
