package httpbytes.rawclients;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How what somebody typed becomes the octets that he meant. */
final class Octets {

    private static final int LIMIT = 16 * 1024 * 1024;
    private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9A-Fa-f]{2}|\r?\n|.?)", Pattern.DOTALL);

    private Octets() {
    }

    /** @param typed text, or {@code @} and the name of a file, or {@code -} for standard input */
    static byte[] of(String typed) throws IOException {
        if (!typed.equals("-") && !typed.startsWith("@")) {
            return typed.getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream in = typed.equals("-") ? System.in : Files.newInputStream(Path.of(typed.substring(1)))) {
            byte[] octets = in.readNBytes(LIMIT + 1);
            if (octets.length > LIMIT) {
                throw new IOException("more than " + LIMIT + " octets");
            }
            return octets;
        }
    }

    /** The octet that is meant where an escape stands, and none for a line end behind a backslash. */
    static byte[] unescaped(byte[] octets) {
        return ESCAPE.matcher(new String(octets, StandardCharsets.ISO_8859_1))
                .replaceAll(escape -> Matcher.quoteReplacement(meant(escape.group(1))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String meant(String escape) {
        return switch (escape) {
            case "r" -> "\r";
            case "n" -> "\n";
            case "t" -> "\t";
            case "\\" -> "\\";
            case "\n", "\r\n" -> "";
            default -> {
                if (escape.length() < 3) {
                    throw new IllegalArgumentException("\"\\" + escape + "\" is no escape; there are \\r \\n \\t "
                            + "\\\\ \\xNN, and a backslash is \\\\.");
                }
                yield Character.toString(Integer.parseInt(escape, 1, 3, 16));
            }
        };
    }

    /**
     * {@code name=value} as {@code application/x-www-form-urlencoded} has it (WHATWG URL, section 5.2): a space is
     * {@code +}, and whatever is no letter, digit or {@code *-._} is its octets of UTF-8.
     */
    static String form(List<String> pairs) {
        return pairs.stream().map(pair -> Stream.of(pair.split("=", 2))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8)).collect(Collectors.joining("=")))
                .collect(Collectors.joining("&"));
    }

    /**
     * The field lines of a request, each with its line end.
     *
     * @param typed replace those of the same name where they stand; a name without a colon takes them away
     */
    static String fieldLines(List<String> needed, List<String> typed) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        needed.forEach(line -> byName.put(name(line), List.of(line)));
        typed.forEach(line -> byName.put(name(line),
                typed.stream().filter(other -> name(other).equals(name(line))).toList()));
        return byName.values().stream().flatMap(List::stream).filter(line -> line.contains(":"))
                .map(line -> line + "\r\n").collect(Collectors.joining());
    }

    private static String name(String line) {
        return line.split(":", 2)[0].toLowerCase(Locale.ROOT);
    }
}
