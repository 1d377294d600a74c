package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;

/** One way to solve exercise 12. */
public final class E12 implements Tasks.JudgeRequest {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    @Override
    public int judge(String section) {
        String[] lines = section.substring(0, section.indexOf("\r\n\r\n")).split("\r\n", -1);
        Tasks.RequestLine requestLine;
        try {
            requestLine = new E04().parts(lines[0]);
        } catch (Tasks.Refusal refusal) {
            return refusal.status();
        }
        int hosts = 0;
        for (int i = 1; i < lines.length; i++) {
            // A token, and a colon at once: that refuses white space before the colon, and folded lines.
            if (!lines[i].matches(TOKEN + ":[^\r\n\\x00]*")) {
                return 400;
            }
            hosts += lines[i].regionMatches(true, 0, "Host:", 0, 5) ? 1 : 0;
        }
        return hosts == 1 || hosts == 0 && requestLine.version().equals("HTTP/1.0") ? 200 : 400;
    }
}
