package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values that nobody should see who looks over a shoulder. A browser sends the cookies of one local server to every
 * other, so what arrives here can be the session of another project; and a refusal quotes what it refuses.
 *
 * @param octets  among which they stand
 * @param ranges  where
 */
record Secrets(byte[] octets, List<Range> ranges) {

    record Range(int from, int to) {
    }

    static final Secrets NONE = new Secrets(new byte[0], List.of());

    private static final char REPLACEMENT = '*';
    private static final String NAMES = "(?:[!#$%&'*+.^_`|~0-9A-Za-z-]*-)?(?:cookie2?|authorization|api-?key|"
            + "[a-z]*token|secret|password|session(?:-?id)?|credentials?)";
    /** Any line that looks like such a field, also where it breaks the grammar. It ends at an LF, and nowhere else. */
    private static final Pattern LINES = Pattern.compile("(?i)(?<=^|[\\r\\n])[^!#$%&'*+.^_`|~0-9A-Za-z\\r\\n-]*+"
            + NAMES + "(?![!#$%&'*+.^_`|~0-9A-Za-z-])[ \\t:]*");
    /** What a server quotes of such a line. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?i)\\b" + NAMES + "(?:[ \\t:]|\\\\x[0-9a-f]{2})+([^\"\\n\\])]+)");
    /** So many characters of a secret, one after the other, are taken for a part of it. */
    private static final int RECOGNIZED = 6;

    static Secrets in(byte[] octets) {
        Matcher lines = LINES.matcher(text(octets));
        List<Range> ranges = new ArrayList<>();
        for (int from = 0; from <= octets.length && lines.find(from); from = ranges.get(ranges.size() - 1).to() + 1) {
            ranges.add(new Range(lines.end(), end(octets, lines.end())));
        }
        return new Secrets(octets, ranges);
    }

    /** Where the line ends, and those that continue it. */
    private static int end(byte[] octets, int from) {
        int end = from;
        while (end < octets.length && (octets[end] != '\n'
                || end + 1 < octets.length && (octets[end + 1] == ' ' || octets[end + 1] == '\t'))) {
            end++;
        }
        return end > from && octets[end - 1] == '\r' ? end - 1 : end;
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    boolean cover(Span span) {
        return ranges.stream().anyMatch(range -> range.from() < span.to() && span.from() < range.to()
                && range.from() < range.to());
    }

    boolean isEmpty() {
        return ranges.stream().allMatch(range -> range.from() == range.to());
    }

    /** The same octets, with each of those in such a value replaced. */
    byte[] replaced() {
        byte[] shown = octets.clone();
        for (Range range : ranges) {
            for (int i = range.from(); i < range.to(); i++) {
                shown[i] = shown[i] == '\r' || shown[i] == '\n' ? shown[i] : (byte) REPLACEMENT;
            }
        }
        return shown;
    }

    /** Those in an answer: its own, and what its content repeats of these. */
    Secrets inAnswer(byte[] answer) {
        List<Range> found = new ArrayList<>(in(answer).ranges());
        String text = text(answer);
        int content = Math.max(0, text.indexOf("\r\n\r\n"));
        if (!isEmpty()) {
            Matcher quoted = QUOTED.matcher(text).region(content, text.length());
            while (quoted.find()) {
                found.add(new Range(quoted.start(1), quoted.end(1)));
            }
            String asked = text(octets);
            ranges.forEach(range -> addRepeated(asked.substring(range.from(), range.to()), text, content, found));
        }
        return new Secrets(answer, found);
    }

    private static void addRepeated(String secret, String text, int content, List<Range> found) {
        for (String spelled : List.of(secret, Text.escape(secret))) {
            int length = Math.min(RECOGNIZED, spelled.length());
            Set<String> pieces = IntStream.rangeClosed(0, spelled.length() - length)
                    .mapToObj(i -> spelled.substring(i, i + length)).collect(Collectors.toSet());
            for (int i = content; length > 2 && i + length <= text.length(); i++) {
                if (pieces.contains(text.substring(i, i + length))) {
                    found.add(new Range(i, i + length));
                }
            }
        }
    }
}
