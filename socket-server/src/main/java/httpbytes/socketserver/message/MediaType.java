package httpbytes.socketserver.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

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

    static MediaType parse(String field) {
        if (field == null) {
            return NONE;
        }
        var parameters = new HashMap<String, String>();
        int semicolon = endOfPart(field, 0);
        var value = lowerCase(Text.trimOws(field.substring(0, semicolon)));
        while (semicolon < field.length()) {
            int end = endOfPart(field, semicolon + 1);
            var parameter = field.substring(semicolon + 1, end);
            int equals = parameter.indexOf('=');
            if (equals >= 0) {
                var name = lowerCase(Text.trimOws(parameter.substring(0, equals)));
                var text = unquote(Text.trimOws(parameter.substring(equals + 1)));
                if (parameters.put(name, text) != null) {
                    return NONE; // One reader would take the first, another the last (RFC 6266, section 4.1).
                }
            }
            semicolon = end;
        }
        return new MediaType(value, parameters);
    }

    boolean is(String otherValue) {
        return value.equals(otherValue);
    }

    /** The value of this parameter, or null. */
    String parameter(String name) {
        return parameters.get(name);
    }

    /** The next semicolon that stands outside quotes, or the end. */
    private static int endOfPart(String field, int start) {
        boolean quoted = false;
        for (int i = start; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return field.length();
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

    /** Whatever the language of the machine: in Turkish, the small letter of I is not i. */
    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
