package httpbytes.socketserver.wireview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that nobody should see who looks over a shoulder. A browser sends the cookies of one local server to every
 * other, so what arrives here can be the session of another project.
 */
final class Secrets {

    private static final Set<String> FIELDS = Set.of("cookie", "set-cookie", "authorization", "proxy-authorization");
    private static final char REPLACEMENT = '*';
    /** Any line that looks like such a field, also where the message was refused before it. */
    private static final Pattern LINES = Pattern.compile(
            "(?i)(?<=^|[\\r\\n])[ \\t]*(?:" + String.join("|", FIELDS)
            + ")[ \\t]*:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)");

    private Secrets() {
    }

    /** The same octets, with each of those in such a value replaced. */
    static byte[] replaced(byte[] octets) {
        byte[] shown = octets.clone();
        Matcher lines = LINES.matcher(new String(octets, StandardCharsets.ISO_8859_1));
        while (lines.find()) {
            for (int i = lines.start(1); i < lines.end(1); i++) {
                shown[i] = shown[i] == '\r' || shown[i] == '\n' ? shown[i] : (byte) REPLACEMENT;
            }
        }
        return shown;
    }

    static boolean areReplaced(byte[] octets, Span span, String fieldName) {
        byte[] value = Arrays.copyOfRange(octets, span.from(), span.to());
        return FIELDS.contains(fieldName.toLowerCase(Locale.ROOT))
                && new String(value, StandardCharsets.ISO_8859_1).matches("\\*+");
    }
}
