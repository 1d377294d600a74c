package httpbytes.socketserver.form;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads {@code application/x-www-form-urlencoded}, which a query and a plain form share (WHATWG URL, section
 * 5.1): pairs stand between {@code &}, the first {@code =} ends a name, {@code +} is a space, and {@code %}
 * with two hexadecimal digits is one octet of UTF-8.
 *
 * <p>Stricter than that document: what is not an escape, or not UTF-8, is refused instead of repaired, so
 * that no two readers can take one form for two.
 *
 * @param octets each of them one char
 * @param source {@code query} or {@code form}, for sentences about what stands in it
 */
record FormDecoder(String octets, String source) {

    /** The pairs in their order, or the first so many of them. */
    List<Parameter> decode(int atMost) {
        List<Parameter> pairs = new ArrayList<>();
        for (int start = 0; start < octets.length() && pairs.size() < atMost; ) {
            int end = indexOf('&', start, octets.length());
            if (end > start) {
                int equals = indexOf('=', start, end);
                pairs.add(new Parameter(decodeText(start, equals), decodeText(Math.min(equals + 1, end), end)));
            }
            start = end + 1;
        }
        return pairs;
    }

    /** The end where it does not stand before that. */
    private int indexOf(char wanted, int start, int end) {
        int i = start;
        while (i < end && octets.charAt(i) != wanted) {
            i++;
        }
        return i;
    }

    private String decodeText(int start, int end) {
        var decoded = new byte[end - start]; // Decoding never makes text longer.
        int length = 0;
        for (int i = start; i < end; i++) {
            char octet = octets.charAt(i);
            if (octet == '+') {
                octet = ' ';
            } else if (octet == '%') {
                octet = escapedOctet(i, end);
                i += 2;
            }
            decoded[length++] = (byte) octet;
        }
        String text = new String(decoded, 0, length, StandardCharsets.UTF_8);
        // What is not UTF-8 became a replacement character; but somebody may have sent that one.
        if (text.indexOf('\uFFFD') >= 0
                && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(decoded, length))) {
            throw new HttpException(Status.BAD_REQUEST, "the text at offset " + start + " of the " + source
                    + " is not UTF-8 after decoding; percent-encode the UTF-8 octets of each character.");
        }
        return text;
    }

    private char escapedOctet(int percent, int end) {
        int high = percent + 2 < end ? Character.digit(octets.charAt(percent + 1), 16) : -1;
        int low = percent + 2 < end ? Character.digit(octets.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0) {
            String escape = Text.escape(octets.substring(percent, Math.min(percent + "%00".length(), end)));
            throw new HttpException(Status.BAD_REQUEST, "the percent-escape \"" + escape + "\" at offset " + percent
                    + " of the " + source + " needs two hexadecimal digits; a literal % is written %25.");
        }
        return (char) (high << 4 | low);
    }
}
