package httpbytes.exercises;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Octets as they are drawn on the pages, and two of them beside each other. */
final class Drawing {

    /** Where one has fewer lines than the other; an empty line is something else. */
    private static final String NO_MORE = "(no more lines)";

    private Drawing() {
    }

    /**
     * Octets, text or a list of texts: CR and LF visible, a line break behind each LF, {@code \xNN} for what
     * cannot be seen, and for a backslash: who typed one too many sees it.
     */
    static String drawn(Object value) {
        if (value instanceof byte[] octets) {
            return drawn(new String(octets, StandardCharsets.UTF_8).contains("\ufffd")
                    ? new String(octets, StandardCharsets.ISO_8859_1) : new String(octets, StandardCharsets.UTF_8));
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "(nothing)" : list.stream().map(Drawing::drawn).collect(Collectors.joining("\n"));
        }
        var drawn = new StringBuilder();
        String.valueOf(value).codePoints().forEach(c -> {
            if (c == '\r') {
                drawn.append("\\r");
            } else if (c == '\n') {
                drawn.append("\\n\n");
            } else if (c < 0x20 || c == '\\' || c >= 0x7f && c < 0xa0) {
                drawn.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                drawn.appendCodePoint(c);
            }
        });
        return drawn.toString().replaceFirst("\n$", "");
    }

    /**
     * Both, line by line up to the first that differs, with a caret below the first difference.
     *
     * @param charset of the terminal: what it lacks is spelled in more characters than one, and moves the caret
     */
    static String difference(Object expected, Object actual, Charset charset) {
        List<String> right = List.of(drawn(expected).split("\n", -1));
        List<String> wrong = List.of(drawn(actual).split("\n", -1));
        var shown = new StringBuilder();
        for (int i = 0; i < Math.max(right.size(), wrong.size()); i++) {
            String one = i < right.size() ? right.get(i) : NO_MORE;
            String other = i < wrong.size() ? wrong.get(i) : NO_MORE;
            if (one.equals(other)) {
                shown.append("  the same  ").append(one).append('\n');
            } else {
                String before = Terminal.legible(one.substring(0, firstDifference(one, other)), charset);
                return shown + "  expected  " + Terminal.legible(one, charset) + "\n  actual    "
                        + Terminal.legible(other, charset) + "\n            " + " ".repeat(before.length()) + "^\n";
            }
        }
        return shown.toString();
    }

    private static int firstDifference(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        // Two characters may begin with the same half.
        return i > 0 && Character.isHighSurrogate(one.charAt(i - 1)) ? i - 1 : i;
    }
}
