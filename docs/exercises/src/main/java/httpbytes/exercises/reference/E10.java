package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One way to solve exercise 10. */
public final class E10 implements Tasks.DecodeForm {

    @Override
    public List<String> decode(String form) {
        List<String> pairs = new ArrayList<>();
        for (String pair : form.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(decoded(name) + " = " + decoded(value));
            }
        }
        return pairs;
    }

    /** After splitting, never before: %26 is an ampersand that separates nothing. */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
