package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to solve exercise 04. */
public final class E04 implements Tasks.TakeApart {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    /** Perhaps a scheme with a host, perhaps a path, perhaps a query; a fragment fits nowhere. */
    private static final Pattern TARGET = Pattern.compile("(http://[^/?#]+)?(/[^?#]*)?(?:\\?([^#]*))?");

    @Override
    public Tasks.RequestLine parts(String line) throws Tasks.Refusal {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].matches(TOKEN) || !parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
            throw new Tasks.Refusal(400);
        }
        if (!parts[2].startsWith("HTTP/1.")) {
            throw new Tasks.Refusal(505);
        }
        if (!METHODS.contains(parts[0])) {
            throw new Tasks.Refusal(501);
        }
        if (parts[0].equals("OPTIONS") && parts[1].equals("*")) {
            return new Tasks.RequestLine("OPTIONS", "*", null, parts[2]);
        }
        Matcher target = TARGET.matcher(parts[1]);
        if (!target.matches() || target.group(1) == null && target.group(2) == null) {
            throw new Tasks.Refusal(400);
        }
        String path = target.group(2) == null ? "/" : target.group(2);
        return new Tasks.RequestLine(parts[0], path, target.group(3), parts[2]);
    }
}
