package httpbytes.flaskequivalent;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * How this server writes text: the answers of {@code /api}, the line of an error, and octets that a client
 * sent.
 */
final class PlainText {

    /** Always named, so that neither an Accept field nor a converter chooses another. */
    static final String MEDIA_TYPE = "text/plain;charset=utf-8";

    private PlainText() {
    }

    /** {@code 404 Not Found: } and the sentence, on a line of its own. */
    static String errorLine(HttpStatusCode status, String sentence) {
        var known = HttpStatus.resolve(status.value());
        String reason = known == null ? "Error" : known.getReasonPhrase();
        return status.value() + " " + reason + ": " + sentence + "\n";
    }

    /**
     * Octets so written that they can be shown anywhere: 0x20 to 0x7e as they are, but {@code "} and {@code
     * \} and every other octet as {@code \xNN}. What a client sent can then neither end a quotation, nor
     * forge a log line, nor colour a terminal.
     */
    static String escape(byte[] octets, int start, int end) {
        var shown = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            int octet = octets[i] & 0xff;
            if (octet >= 0x20 && octet <= 0x7e && octet != '"' && octet != '\\') {
                shown.append((char) octet);
            } else {
                shown.append(String.format("\\x%02x", octet));
            }
        }
        return shown.toString();
    }

    /** The same for text, as its octets in UTF-8. */
    static String escape(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return escape(octets, 0, octets.length);
    }
}
