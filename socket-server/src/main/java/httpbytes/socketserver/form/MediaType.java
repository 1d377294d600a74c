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
 * @param value      in lower case; empty where the field is missing or invalid
 * @param parameters names in lower case; a quoted value without its quotes and backslashes (RFC 9110, section
 *                   5.6.4)
 */
record MediaType(String value, Map<String, String> parameters) {

    private static final MediaType NONE = new MediaType("", Map.of());
    /** What stands between two semicolons; one in quotes is no end. */
    private static final Pattern PART = Pattern.compile("(?s)(?<=^|;)(?:[^;\"]|\"(?:[^\"\\\\]|\\\\.?)*+\"?)*+");

    static MediaType parse(String field) {
        List<String> parts = PART.matcher(field == null ? "" : field).results().map(MatchResult::group).toList();
        var parameters = new HashMap<String, String>();
        for (String parameter : parts.subList(1, parts.size())) {
            int equals = parameter.indexOf('=');
            if (equals >= 0) {
                var value = unquote(Fields.trimOws(parameter, equals + 1, parameter.length()));
                if (parameters.put(token(parameter, equals), value) != null) {
                    return NONE; // One reader would take the first, another the last (RFC 6266, section 4.1).
                }
            }
        }
        return new MediaType(token(parts.get(0), parts.get(0).length()), parameters);
    }

    /** In lower case, whatever the language of the machine: in Turkish, the small letter of I is not i. */
    private static String token(String text, int end) {
        return Fields.trimOws(text, 0, end).toLowerCase(Locale.ROOT);
    }

    private static String unquote(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        var plain = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\') {
                i++;
            }
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }
}
