package httpbytes.rawclients;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names and values to send, as {@code application/x-www-form-urlencoded} writes them (WHATWG URL, section
 * 5.2).
 */
record Form(List<Pair> pairs) {

    static final Form EMPTY = new Form(List.of());

    record Pair(String name, String value) {

        private String encoded() {
            return encode(name) + "=" + encode(value);
        }
    }

    /** {@code name=value}, split at the first equals sign. */
    static Pair pair(String argument) {
        int equals = argument.indexOf('=');
        return new Pair(argument.substring(0, equals), argument.substring(equals + 1));
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /**
     * ASCII alone: a space is {@code +}, and whatever is no letter, digit or {@code *-._} is its octets of
     * UTF-8.
     */
    String encoded() {
        return pairs.stream().map(Pair::encoded).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
