package httpbytes.socketserver.message;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What came from a client, so written that it can be shown anywhere. */
public final class Text {

    private Text() {
    }

    /**
     * Octets, each one char (ISO 8859-1): 0x20 to 0x7e as they are, but {@code "}, {@code \} and every other octet as
     * {@code \xNN}. What a client sent can then neither end a quotation, nor forge a log line, nor colour a terminal.
     */
    public static String escape(String octets) {
        var shown = new StringBuilder(octets.length());
        for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
            if (octet >= 0x20 && octet <= 0x7e && octet != '"' && octet != '\\') {
                shown.append((char) octet);
            } else {
                shown.append("\\x").append(HexFormat.of().toHexDigits(octet));
            }
        }
        return shown.toString();
    }
}
