package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;

/** Exercise 01. */
public final class SpellAGet extends Exercise<Tasks.SpellAGet> {

    public SpellAGet() {
        super("01", "spell a GET", "01-what-is-sent.md",
                "Three lines, and the last of them is empty.",
                "method, SP, target, SP, HTTP/1.1; then Host: and the host; each line ends with \\r\\n.",
                "\"GET \" + target + \" HTTP/1.1\\r\\nHost: \" + host + \"\\r\\n\\r\\n\", as octets of ASCII: "
                + "getBytes(java.nio.charset.StandardCharsets.US_ASCII).");
        expect("the target / of localhost, its first word", "a request-line begins with the method, and its "
                + "capital letters count (RFC 9110, section 9.1).", "GET",
                solution -> firstWord(text(solution.request("localhost", "/"))));
        expect("the target / of localhost, its first line",
                "a line of HTTP ends with two octets, CR and LF; an LF alone is what "
                + "text files have (RFC 9112, section 2.2).",
                "GET / HTTP/1.1\r\n", solution -> firstLine(text(solution.request("localhost", "/"))));
        expect("a host with its port", "an HTTP/1.1 request has a Host field: several hosts may share one address, "
                + "and it says which one is meant (RFC 9112, section 3.2).", true,
                solution -> text(solution.request("localhost:5000", "/")).contains("\nHost: localhost:5000\r\n"));
        expect("a target with a query", "an empty line ends the field lines; without it the server waits for more of "
                + "them "
                + "(RFC 9112, section 2.1).", "GET /api?name=Ada HTTP/1.1\r\nHost: localhost:5000\r\n\r\n",
                solution -> solution.request("localhost:5000", "/api?name=Ada"));
    }

    private static String firstWord(String text) {
        return text.split(" ", 2)[0];
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\n') + 1);
    }
}
