package httpbytes.socketserver.form;

import httpbytes.socketserver.message.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A value and its parameters, the form that Content-Type and Content-Disposition share:
 * {@code text/plain;charset=utf-8} (RFC 9110, section 8.3.1; RFC 2183, section 2).
 *
 * @param value      in lower case
 * @param parameters names in lower case; a quoted value without its quotes, and without the backslashes that escape
 * @param repeats    whether a parameter is there twice: one reader would take the first, another the last
 */
record MediaType(String value, Map<String, String> parameters, boolean repeats) {

    /** What a backslash escapes: any octet (RFC 9110, section 5.6.4). */
    static final String ESCAPED = ".";
    /**
     * In the Content-Disposition of a part, a quotation mark and itself alone. Browsers send a backslash as it is, in
     * {@code C:\temp\me.txt}, and write %22 for a quotation mark (WHATWG HTML, multipart/form-data); other programs
     * send \" and \\ (RFC 2183, section 2).
     */
    static final String ESCAPED_IN_DISPOSITION = "[\"\\\\]";
    /** What stands between two semicolons; one in quotes is no end. */
    private static final Pattern PART = Pattern.compile("(?s)(?<=^|;)(?:[^;\"]++|\"(?:[^\"\\\\]++|\\\\.?)*+\"?)*+");

    static MediaType parse(String field, String escaped) {
        List<String> parts = field.indexOf(';') < 0 ? List.of(field)
                : PART.matcher(field).results().map(MatchResult::group).toList();
        var parameters = new HashMap<String, String>();
        boolean repeats = false;
        for (String parameter : parts.subList(1, parts.size())) {
            int equals = parameter.indexOf('=');
            repeats |= equals >= 0
                    && parameters.put(token(parameter, equals), value(parameter, equals + 1, escaped)) != null;
        }
        return new MediaType(token(parts.get(0), parts.get(0).length()), parameters, repeats);
    }

    /** In lower case, whatever the language of the machine: in Turkish, the small letter of I is not i. */
    private static String token(String text, int end) {
        return Fields.trimOws(text, 0, end).toLowerCase(Locale.ROOT);
    }

    /** Without its quotes and the backslashes that escape, if it has any. */
    private static String value(String parameter, int from, String escaped) {
        String value = Fields.trimOws(parameter, from, parameter.length());
        return value.matches("(?s)\".*\"")
                ? value.replaceAll("(?s)\\A\"|\\\\(" + escaped + ")|\"\\z", "$1") : value;
    }
}
