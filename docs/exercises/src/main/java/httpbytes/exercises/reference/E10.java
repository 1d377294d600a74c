package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.Set;

/** One way to solve exercise 10. */
public final class E10 implements Tasks.JudgeRequest {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    @Override
    public int judge(String section) {
        String[] lines = section.substring(0, section.indexOf("\r\n\r\n")).split("\r\n", -1);
        String[] parts = lines[0].split(" ", -1);
        if (parts.length != 3 || !parts[0].matches(TOKEN) || parts[1].isEmpty()
                || !parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
            return 400;
        }
        if (!parts[2].startsWith("HTTP/1.")) {
            return 505;
        }
        int hosts = 0;
        for (int i = 1; i < lines.length; i++) {
            // A token, and a colon at once: that refuses white space before the colon, and folded lines.
            if (!lines[i].matches(TOKEN + ":[^\r\n\\x00]*")) {
                return 400;
            }
            hosts += lines[i].regionMatches(true, 0, "Host:", 0, 5) ? 1 : 0;
        }
        boolean hostsAreRight = hosts == 1 || hosts == 0 && parts[2].equals("HTTP/1.0");
        return !hostsAreRight ? 400 : METHODS.contains(parts[0]) ? 200 : 501;
    }
}
