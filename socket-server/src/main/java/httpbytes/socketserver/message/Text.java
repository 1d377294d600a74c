package httpbytes.socketserver.message;

import java.nio.charset.StandardCharsets;

/** Small rules for text that came from a client. */
public final class Text {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Text() {
    }

    /**
     * Without the white space at both ends, where white space is SP and HTAB alone (RFC 9110, section 5.6.3).
     * {@link String#trim} would remove every control character and so hide them from the checks that follow.
     */
    public static String trimOws(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isOws(text.charAt(start))) {
            start++;
        }
        while (end > start && isOws(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isOws(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Octets so written that they can be shown anywhere: 0x20 to 0x7e as they are, but {@code "}, {@code \}
     * and every other octet as {@code \xNN}. What a client sent can then neither end a quotation, nor forge
     * a log line, nor colour a terminal.
     */
    public static String escape(byte[] octets, int start, int end) {
        var shown = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            int octet = octets[i] & 0xff;
            if (octet >= 0x20 && octet <= 0x7e && octet != '"' && octet != '\\') {
                shown.append((char) octet);
            } else {
                shown.append("\\x").append(HEX[octet >> 4]).append(HEX[octet & 0xf]);
            }
        }
        return shown.toString();
    }

    /** The same for text whose chars are octets (ISO 8859-1). */
    public static String escape(String octets) {
        byte[] all = octets.getBytes(StandardCharsets.ISO_8859_1);
        return escape(all, 0, all.length);
    }
}
