package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.net.Socket;
import java.util.List;

/** Exercise 16. */
public final class OutliveVisitors extends Exercise<Tasks.OutliveVisitors> {

    public OutliveVisitors() {
        super("16", "the naive server, written anew", "16-reading-an-rfc.md",
                "Begin with a thread for each visitor, and let no exception leave it.",
                "You have written the parts: a header section octet by octet (07), the judgement (10), a length "
                + "(06), the form (08).",
                "In each thread: read the section, judge it, read Content-Length octets, split the target at ?, "
                + "decode, answer with a length in octets; catch whatever is thrown and answer 400.");
        answers("a GET", "the naive server could do that too (RFC 9110, section 9.3.1).",
                "GET /api?name=Ada HTTP/1.1\r\nHost: a\r\n\r\n", GET + "name = Ada\n");
        answers("a POST", "a form is content (RFC 9110, section 9.3.3).", FORM + "8\r\n\r\nname=Ada",
                POST + "name = Ada\n");
        expect("a silent visitor, and another",
                "one visitor who says nothing must not stop everybody (RFC 9112, section 9.4).",
                GET + "name = Ada\n", solution -> Visit.with(solution::serve, visit -> {
                    visit.connect();
                    return content(visit.say(visit.connect(), "GET /api?name=Ada HTTP/1.1\r\nHost: a\r\n\r\n"));
                }));
        expect("a visitor who leaves without a word, and another",
                "whoever leaves ends its own connection, and nothing else "
                + "(RFC 9112, section 9.6).", GET + "name = Ada\n", solution -> Visit.with(solution::serve, visit -> {
                    visit.connect().close();
                    return content(visit.say(visit.connect(), "GET /api?name=Ada HTTP/1.1\r\nHost: a\r\n\r\n"));
                }));
        answers("?flag", "a name without = has the empty value (the URL Standard).",
                "GET /api?flag HTTP/1.1\r\nHost: a\r\n\r\n", GET + "flag = \n");
        answers("?a=b=c", "a value may hold an equals sign (the URL Standard).",
                "GET /api?a=b=c HTTP/1.1\r\nHost: a\r\n\r\n", GET + "a = b=c\n");
        answers("an empty POST", "no content is no pair, and no error (RFC 9110, section 8.6).", FORM + "0\r\n\r\n",
                POST);
        answers("no field line", "HTTP/1.0 needs none (RFC 9112, section 3.2).", "GET /api?a=1 HTTP/1.0\r\n\r\n",
                GET + "a = 1\n");
        answers("Host:a, without a space", "white space behind the colon is optional (RFC 9112, section 5.1).",
                "GET /api?a=1 HTTP/1.1\r\nHost:a\r\n\r\n", GET + "a = 1\n");
        goesOnAfter("lines that end with LF alone",
                "what cannot be read gets an answer that says so, and the server goes on "
                + "(RFC 9112, section 2.2).", "GET /api HTTP/1.1\nHost: a\n\n");
        answers("more than one read brings", "a header section may be longer than a buffer (RFC 9112, section 3).",
                "GET /api?a=1 HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(3_000) + "\r\n\r\n", GET + "a = 1\n");
        goesOnAfter("an octet that is no UTF-8",
                "a field value is octets, and need not be text (RFC 9110, section 5.5).",
                "GET /api HTTP/1.1\r\nHost: a\r\nX: \u00ff\r\n\r\n");
        expect("content in a second packet", "content comes when it comes: Content-Length says how much to wait for "
                + "(RFC 9112, section 6.3).", POST + "name = Ada\n", solution -> Visit.with(solution::serve, visit -> {
                    Socket visitor = visit.connect();
                    visit.sayFirst(visitor, FORM + "8\r\n\r\n");
                    return content(visit.say(visitor, "name=Ada"));
                }));
        expect("an é", "the length of an answer counts octets (RFC 9110, section 8.6).", "Content-Length: 59",
                solution -> Visit.with(solution::serve, visit -> visit.say(visit.connect(),
                        "GET /api?n=%C3%A9 HTTP/1.1\r\nHost: a\r\n\r\n").lines()
                        .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15)).findFirst()
                        .map(line -> line.replaceFirst("(?i)content-length:\\s*", "Content-Length: "))
                        .orElse("no Content-Length")));
    }

    private static final String GET = "GET request received with the following parameters:\n";
    private static final String POST = "POST request received with the following parameters:\n";
    private static final String FORM = "POST /api HTTP/1.1\r\nHost: a\r\nContent-Type: "
            + "application/x-www-form-urlencoded\r\n"
            + "Content-Length: ";

    private void answers(String what, String lesson, String request, String expected) {
        expect(what, lesson, expected, solution -> Visit.with(solution::serve,
                visit -> content(visit.say(visit.connect(), request))));
    }

    private void goesOnAfter(String what, String lesson, String request) {
        expect(what + ", and another visitor", lesson, List.of("an answer", GET + "name = Ada\n"),
                solution -> Visit.with(solution::serve, visit -> List.of(
                        visit.say(visit.connect(), request).startsWith("HTTP/1.") ? "an answer" : "no answer",
                        content(visit.say(visit.connect(), "GET /api?name=Ada HTTP/1.1\r\nHost: a\r\n\r\n")))));
    }

    private static String content(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? answer : answer.substring(end + 4);
    }
}
